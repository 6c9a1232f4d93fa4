package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.SystemCall;
import org.saltyos.abi.TraceKind;
import org.saltyos.kernite.debug.Trace;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.testing.World;
import org.saltyos.lang.machine.Machine;

/** The kernel's trace is a ring that whoever has the capability can switch and read. */
class TraceTest {
    private static final int MOST = 29;

    private final World world = new World();

    @AfterEach
    void close() throws Exception {
        Trace.set(false);
        world.close();
    }

    private int trace(long on) {
        return world.invoke(World.SYSTEM, Invocation.SYSTEM_TRACE, on);
    }

    /** Reads from entry {@code from} on; how many there were. */
    private int read(long from) {
        assertThat(world.invoke(World.SYSTEM, Invocation.SYSTEM_TRACE_READ, from))
                .isEqualTo(ErrorCode.OK);
        return (int) world.thread().r10();
    }

    /** Word {@code index} of entry {@code entry} of the last answer. */
    private long word(int entry, int index) {
        int at = 2 + entry * Trace.WORDS + index;
        return switch (at) {
            case 2 -> world.thread().r8();
            case 3 -> world.thread().r9();
            default -> world.buffer().word(at);
        };
    }

    @Test
    void notesSystemCallsInOrder() {
        Machine.current().setRegister("tsc", 5000);
        assertThat(trace(1)).isEqualTo(ErrorCode.OK);
        world.call(SystemCall.CLOCK, 0, 0);
        world.invoke(World.MEMORY, Invocation.UNTYPED_INFO);
        assertThat(trace(0)).isEqualTo(ErrorCode.OK);
        assertThat(read(0)).isEqualTo(3);
        assertThat(world.thread().rdx()).isZero();
        long event = TraceKind.SYSTEM_CALL | (long) SystemCall.CLOCK << 32;
        assertThat(word(0, 1)).isEqualTo(event);
        assertThat(word(0, 2)).isEqualTo(DirectMap.toPhysical(world.thread().address()));
        long invoke = SystemCall.INVOKE | Invocation.UNTYPED_INFO << 8;
        assertThat(word(1, 1)).isEqualTo(TraceKind.SYSTEM_CALL | invoke << 32);
        assertThat(word(1, 3)).isEqualTo(World.MEMORY);
        assertThat(word(1, 0)).isGreaterThanOrEqualTo(word(0, 0));
        assertThat(read(2)).as("the rest").isEqualTo(1);
        assertThat(word(0, 3)).isEqualTo(World.SYSTEM);
        assertThat(read(3)).as("nothing more, and off").isZero();
    }

    @Test
    void keepsTheLastEntries() {
        trace(1);
        for (int i = 0; i < Trace.KEPT + 10; i++) {
            world.call(SystemCall.CLOCK, i, 0);
        }
        trace(0);
        assertThat(read(0)).isEqualTo(MOST);
        assertThat(world.thread().rdx()).as("the first that is left").isEqualTo(11);
        assertThat(word(0, 3)).isEqualTo(11);
        assertThat(word(MOST - 1, 3)).isEqualTo(11 + MOST - 1);
        assertThat(read(Trace.KEPT)).isEqualTo(11);
        assertThat(word(9, 3)).isEqualTo(Trace.KEPT + 9);
        assertThat(read(-5)).isEqualTo(MOST);
        assertThat(read(Long.MAX_VALUE)).isZero();
        trace(1);
        trace(0);
        assertThat(read(0)).as("begun anew").isEqualTo(1);
    }

    @Test
    void refusesWrongArguments() {
        assertThat(trace(2)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(World.SYSTEM, Invocation.SYSTEM_TRACE)).isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.invoke(World.SYSTEM, Invocation.SYSTEM_TRACE_READ)).isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.invoke(World.MEMORY, Invocation.SYSTEM_TRACE, 1)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
    }
}
