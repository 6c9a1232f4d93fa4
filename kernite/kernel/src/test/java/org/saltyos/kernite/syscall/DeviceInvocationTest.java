package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.Interrupts;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.irq.IrqSlots;
import org.saltyos.kernite.irq.Irqs;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Ports;

/** Interrupts, I/O ports, debug output and shutdown are there for those who hold the capability, and nobody else. */
class DeviceInvocationTest {
    private static final int HANDLER = World.FREE;
    private static final int NOTIFICATION = World.FREE + 1;
    private static final int BADGED = World.FREE + 2;
    private static final int RANGE = World.FREE + 3;
    private static final int OTHER = World.FREE + 4;

    private final World world = new World();
    private final List<String> accesses = new ArrayList<>();

    @AfterEach
    void checkAndClose() throws Refusal {
        new Invariants(world).check();
        world.close();
    }

    private int handler(long line, long flags, int slot) {
        return world.invoke(World.IRQS, Invocation.IRQ_CONTROL_GET, line, flags, World.CNODE, slot);
    }

    private int ports(long first, long last, int slot) {
        return world.invoke(World.PORTS, Invocation.IO_PORT_CONTROL_ISSUE, first, last, World.CNODE, slot);
    }

    @Test
    void anInterruptSetsTheBitsOfTheBoundBadge() {
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
        world.mint(BADGED, NOTIFICATION, Rights.WRITE, 0x20);
        assertThat(handler(4, 0, HANDLER)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(HANDLER, Invocation.IRQ_HANDLER_BIND, BADGED)).isEqualTo(ErrorCode.OK);
        Irqs.deliver(4);
        assertThat(new Notification(world.slot(NOTIFICATION).object()).word()).isEqualTo(0x20);
        assertThat(world.invoke(HANDLER, Invocation.IRQ_HANDLER_ACKNOWLEDGE)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(HANDLER, Invocation.IRQ_HANDLER_UNBIND)).isEqualTo(ErrorCode.OK);
        assertThat(IrqSlots.of(4).type()).isEqualTo(ObjectType.NULL);
        Irqs.deliver(4);
    }

    @Test
    void onlyInterruptsWithoutALineToMaskTakeTheFastpath() {
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
        handler(4, 0, HANDLER);
        world.invoke(HANDLER, Invocation.IRQ_HANDLER_BIND, NOTIFICATION);
        assertThat(IrqSlots.of(4).extra()).as("edge-triggered").isEqualTo(1);
        world.invoke(HANDLER, Invocation.IRQ_HANDLER_UNBIND);
        assertThat(IrqSlots.of(4).extra()).as("nothing bound").isZero();
        handler(5, 1, OTHER);
        world.invoke(OTHER, Invocation.IRQ_HANDLER_BIND, NOTIFICATION);
        assertThat(IrqSlots.of(5).extra()).as("level-triggered").isZero();
    }

    @Test
    void revokingTheNotificationUnbinds() {
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
        handler(4, 1, HANDLER);
        world.invoke(HANDLER, Invocation.IRQ_HANDLER_BIND, NOTIFICATION);
        world.revoke(NOTIFICATION);
        assertThat(IrqSlots.of(4).type()).isEqualTo(ObjectType.NULL);
        world.invoke(HANDLER, Invocation.IRQ_HANDLER_BIND, NOTIFICATION);
        world.delete(HANDLER);
        assertThat(IrqSlots.of(4).type()).isEqualTo(ObjectType.NULL);
        assertThat(handler(4, 0, HANDLER)).as("the line is free again").isEqualTo(ErrorCode.OK);
    }

    @ParameterizedTest
    @CsvSource({"24, 0, 5, 0", "-1, 0, 5, 0", "4294967296, 0, 5, 0", "4, 4, 3, 1", "4, -1, 3, 1"})
    void wrongLinesAreRefused(long line, long flags, int status, long word) {
        assertThat(handler(line, flags, HANDLER)).isEqualTo(status);
        assertThat(world.thread().rdi()).isEqualTo(word);
    }

    @Test
    void aLineHasOneHandler() {
        assertThat(handler(5, 0, HANDLER)).isEqualTo(ErrorCode.OK);
        assertThat(handler(5, 0, OTHER)).isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(handler(6, 0, HANDLER)).as("occupied slot").isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(handler(6, 0, 256)).as("no such slot").isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(World.IRQS, Invocation.IRQ_CONTROL_GET, 6, 0, HANDLER, OTHER))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(handler(6, 0, OTHER)).as("refusals left line 6 free").isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(HANDLER, Invocation.IRQ_HANDLER_BIND, OTHER)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
        world.mint(BADGED, NOTIFICATION, Rights.READ, 0);
        assertThat(world.invoke(HANDLER, Invocation.IRQ_HANDLER_BIND, BADGED)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.invoke(HANDLER, 0x6f)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(World.IRQS, 0x61)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
    }

    private int message(int slot) {
        return world.invoke(World.IRQS, Invocation.IRQ_CONTROL_GET_MESSAGE, World.CNODE, slot);
    }

    @Test
    void messagesHaveVectorsOfTheirOwn() {
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
        world.mint(BADGED, NOTIFICATION, Rights.WRITE, 0x40);
        assertThat(message(HANDLER)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx()).isEqualTo(0xfee0_0000L);
        int vector = (int) world.thread().r10();
        assertThat(vector).isBetween(64, 79);
        assertThat(world.invoke(HANDLER, Invocation.IRQ_HANDLER_BIND, BADGED)).isEqualTo(ErrorCode.OK);
        Irqs.deliver(Interrupts.handler(vector));
        Irqs.deliver(Interrupts.handler(vector));
        assertThat(new Notification(world.slot(NOTIFICATION).object()).word()).isEqualTo(0x40);
        assertThat(world.invoke(HANDLER, Invocation.IRQ_HANDLER_ACKNOWLEDGE)).isEqualTo(ErrorCode.OK);
        assertThat(message(HANDLER)).as("occupied slot").isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(message(256)).as("no such slot").isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(World.IRQS, Invocation.IRQ_CONTROL_GET_MESSAGE, HANDLER, OTHER))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        for (int i = 0; i < 15; i++) {
            assertThat(message(OTHER + i)).isEqualTo(ErrorCode.OK);
            assertThat(world.thread().r10()).isNotEqualTo(vector);
        }
        assertThat(message(OTHER + 15)).isEqualTo(ErrorCode.TABLE_FULL);
        assertThat(world.delete(HANDLER)).isEqualTo(ErrorCode.OK);
        Irqs.deliver(Interrupts.handler(vector));
        assertThat(message(HANDLER)).as("free again").isEqualTo(ErrorCode.OK);
        assertThat(world.thread().r10()).isEqualTo(vector);
    }

    @Test
    void linesOfASecondControllerShareHandlers() {
        SimulatedInterrupts.startSecond(24);
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
        world.mint(BADGED, NOTIFICATION, Rights.WRITE, 0x80);
        assertThat(handler(47, 1, HANDLER)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(HANDLER).object()).isEqualTo(24);
        assertThat(handler(47, 1, OTHER)).isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(handler(48, 1, OTHER)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(handler(23, 1, OTHER)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(OTHER).object()).isEqualTo(23);
        assertThat(world.invoke(HANDLER, Invocation.IRQ_HANDLER_BIND, BADGED)).isEqualTo(ErrorCode.OK);
        Irqs.deliver(24);
        assertThat(new Notification(world.slot(NOTIFICATION).object()).word()).isEqualTo(0x80);
        assertThat(world.delete(HANDLER)).isEqualTo(ErrorCode.OK);
        assertThat(handler(46, 0, HANDLER)).isEqualTo(ErrorCode.OK);
    }

    @ParameterizedTest
    @CsvSource({"32, 0", "55, 23", "56, -1", "63, -1", "64, 24", "79, 39"})
    void vectorsLeadToHandlers(int vector, int handler) {
        assertThat(Interrupts.handler(vector)).isEqualTo(handler);
        if (handler >= 0) {
            assertThat(Interrupts.vector(handler)).isEqualTo(vector);
        }
    }

    @Test
    void portsAreReadAndWrittenInsideTheRange() {
        Machine.current().connect(recorder());
        assertThat(ports(0x3f8, 0x3ff, RANGE)).isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(RANGE, Invocation.IO_PORT_IN, 0x3f8, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx()).isEqualTo(0xaa);
        assertThat(world.invoke(RANGE, Invocation.IO_PORT_OUT, 0x3fc, 4, 0x12345678))
                .isEqualTo(ErrorCode.OK);
        assertThat(accesses).containsExactly("in 3f8 1", "out 3fc 4 12345678");
    }

    @ParameterizedTest
    @CsvSource({"0x3f7, 1, 5", "0x400, 1, 5", "0x3ff, 2, 5", "0x3fd, 4, 5", "0x3f8, 3, 3", "0x3f8, 0, 3", "-1, 1, 5"})
    void otherPortsAreRefused(String port, long width, int status) {
        Machine.current().connect(recorder());
        ports(0x3f8, 0x3ff, RANGE);
        assertThat(world.invoke(RANGE, Invocation.IO_PORT_IN, Long.decode(port), width))
                .isEqualTo(status);
        assertThat(world.invoke(RANGE, Invocation.IO_PORT_OUT, Long.decode(port), width, 1))
                .isEqualTo(status);
        assertThat(accesses).isEmpty();
    }

    @Test
    void rangesAreIssuedOnceAndNarrowed() {
        assertThat(ports(0x60, 0x6f, RANGE)).isEqualTo(ErrorCode.OK);
        assertThat(ports(0x6f, 0x70, OTHER)).isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(ports(0x10, 0x0f, OTHER)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(ports(0, 0x1_0000, OTHER)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(ports(-1, 5, OTHER)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.mint(OTHER, RANGE, 31, 0x64L << 16 | 0x60)).isEqualTo(ErrorCode.OK);
        assertThat(world.mint(BADGED, OTHER, 31, 0x6fL << 16 | 0x60)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.mint(BADGED, OTHER, 31, 0x60L << 16 | 0x64)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(OTHER, Invocation.IO_PORT_IN, 0x65, 1)).isEqualTo(ErrorCode.RANGE_ERROR);
        world.delete(RANGE);
        assertThat(ports(0x60, 0x60, RANGE)).as("a part is still out").isEqualTo(ErrorCode.DELETE_FIRST);
        world.delete(OTHER);
        assertThat(ports(0, 0xffff, RANGE)).as("all of them").isEqualTo(ErrorCode.OK);
    }

    @Test
    void shutdownWritesTheExitPort() {
        Machine.current().connect(recorder());
        assertThatThrownBy(() -> world.invoke(World.SYSTEM, Invocation.SYSTEM_SHUTDOWN, 0x10))
                .isInstanceOf(IllegalStateException.class);
        assertThat(accesses).containsExactly("out f4 4 10");
    }

    @Test
    void debugOutputIsBounded() {
        assertThat(world.invoke(World.SYSTEM, Invocation.SYSTEM_DEBUG_WRITE, 25))
                .isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(World.SYSTEM, Invocation.SYSTEM_DEBUG_WRITE, -1))
                .isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(World.SYSTEM, Invocation.SYSTEM_DEBUG_WRITE, 9, 0x41))
                .isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.invoke(World.SYSTEM, Invocation.SYSTEM_DEBUG_WRITE)).isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.invoke(World.SYSTEM, 0x7f)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
    }

    private Ports recorder() {
        return new Ports() {
            @Override
            public int read(int port, int width) {
                accesses.add("in " + Integer.toHexString(port) + " " + width);
                return 0xaa;
            }

            @Override
            public void write(int port, int width, int value) {
                accesses.add("out " + Integer.toHexString(port) + " " + width + " " + Integer.toHexString(value));
            }
        };
    }
}
