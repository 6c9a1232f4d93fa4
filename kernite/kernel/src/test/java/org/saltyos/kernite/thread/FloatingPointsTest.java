package org.saltyos.kernite.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.FloatingPoint;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.lang.machine.Machine;

/** Every thread finds the floating-point registers as it left them, and none sees another's. */
class FloatingPointsTest {
    private static final int FIRST = World.FREE;
    private static final int THREADS = 5;
    private static final int SMALL = World.FREE + THREADS;
    private static final int XMM0_WORD = 160 / 8;

    private final World world = new World();

    @BeforeEach
    void makeThreads() {
        assertThat(world.retype(ObjectType.TCB, 11, FIRST, THREADS)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.TCB, 0, SMALL, 1)).isEqualTo(ErrorCode.OK);
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        new Invariants(world).check();
        world.close();
    }

    private Tcb thread(int index) {
        return new Tcb(world.slot(FIRST + index).object());
    }

    private int allow(int slot, long allowed) {
        return world.invoke(slot, Invocation.TCB_SET_FLOATING_POINT, allowed);
    }

    /** Lets a thread run and use a register; false if that traps and the thread must not. */
    private static boolean use(Tcb tcb) {
        FloatingPoints.follow(ThisCpu.get(), tcb);
        return ThisCpu.get().floatingPointOpen() != 0 || FloatingPoints.take(tcb);
    }

    private static long register() {
        return Machine.current().register("xmm0");
    }

    private static void setRegister(long value) {
        Machine.current().setRegister("xmm0", value);
    }

    @Test
    void everyThreadFindsItsOwnRegisters() {
        Random random = new Random(1);
        Map<Integer, Long> expected = new HashMap<>();
        for (int step = 0; step < 2000; step++) {
            int index = random.nextInt(THREADS);
            switch (random.nextInt(12)) {
                case 0 -> assertThat(allow(FIRST + index, 0)).isEqualTo(ErrorCode.OK);
                case 1, 2 -> assertThat(allow(FIRST + index, 1)).isEqualTo(ErrorCode.OK);
                case 3 -> {
                    assertThat(world.delete(FIRST + index)).isEqualTo(ErrorCode.OK);
                    assertThat(world.retype(ObjectType.TCB, 11, FIRST + index, 1))
                            .isIn(ErrorCode.OK, ErrorCode.NOT_ENOUGH_MEMORY);
                    if (world.slot(FIRST + index).type() == ObjectType.NULL) {
                        return; // the memory is used up after hundreds of threads
                    }
                    expected.remove(index);
                }
                default -> {
                    Tcb tcb = thread(index);
                    boolean may = tcb.mayUseFloatingPoint() != 0;
                    assertThat(use(tcb)).isEqualTo(may);
                    if (may) {
                        assertThat(register()).isEqualTo(expected.getOrDefault(index, 0L));
                        long value = random.nextLong();
                        setRegister(value);
                        expected.put(index, value);
                    }
                }
            }
        }
    }

    @Test
    void registersAreOpenOnlyForTheirOwner() {
        allow(FIRST, 1);
        allow(FIRST + 1, 1);
        assertThat(use(thread(0))).isTrue();
        FloatingPoints.follow(ThisCpu.get(), thread(1));
        assertThat(ThisCpu.get().floatingPointOpen()).isZero();
        assertThat(Machine.current().register("cr0") & 8).as("CR0.TS").isEqualTo(8);
        FloatingPoints.follow(ThisCpu.get(), thread(0));
        assertThat(ThisCpu.get().floatingPointOpen()).isEqualTo(1);
        assertThat(Machine.current().register("cr0") & 8).as("CR0.TS").isZero();
    }

    /** As the fastpath leaves them, which switches without {@link FloatingPoints#follow} while they are closed. */
    @Test
    void theOwnerFindsItsRegistersWhereTheyWereNotOpenedForIt() {
        allow(FIRST, 1);
        allow(FIRST + 1, 1);
        assertThat(use(thread(0))).isTrue();
        setRegister(7);
        FloatingPoints.follow(ThisCpu.get(), thread(1));
        assertThat(FloatingPoints.take(thread(0))).isTrue();
        assertThat(ThisCpu.get().floatingPointOpen()).isEqualTo(1);
        assertThat(register()).isEqualTo(7);
        FloatingPoints.follow(ThisCpu.get(), thread(1));
        assertThat(FloatingPoints.take(thread(1))).isTrue();
        assertThat(register()).isZero();
    }

    @Test
    void stateIsReadAndWritten() {
        allow(FIRST, 1);
        use(thread(0));
        setRegister(0x1234);
        assertThat(world.invoke(FIRST, Invocation.TCB_READ_FLOATING_POINT, XMM0_WORD))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx()).isEqualTo(0x1234);
        assertThat(world.invoke(FIRST, Invocation.TCB_READ_FLOATING_POINT, 0)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx() & 0xffff).as("control word").isEqualTo(0x37f);
        assertThat(world.thread().r9() & 0xffff_ffffL).as("MXCSR").isEqualTo(0x1f80);
        assertThat(world.buffer().word(XMM0_WORD)).isEqualTo(0x1234);
        assertThat(world.invoke(FIRST, Invocation.TCB_WRITE_FLOATING_POINT, XMM0_WORD, 0x5678))
                .isEqualTo(ErrorCode.OK);
        assertThat(use(thread(0))).isTrue();
        assertThat(register()).isEqualTo(0x5678);
        assertThat(world.invoke(FIRST, Invocation.TCB_WRITE_FLOATING_POINT, 3, -1))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(FIRST, Invocation.TCB_READ_FLOATING_POINT, 3)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx()).as("bits that MXCSR does not have").isEqualTo(0xffbf);
    }

    @Test
    void refusals() {
        assertThat(allow(SMALL, 1)).isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        assertThat(allow(SMALL, 0)).isEqualTo(ErrorCode.OK);
        assertThat(allow(FIRST, 2)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(FIRST, Invocation.TCB_SET_FLOATING_POINT)).isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.invoke(SMALL, Invocation.TCB_READ_FLOATING_POINT, 0)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(SMALL, Invocation.TCB_WRITE_FLOATING_POINT, 0, 0))
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        int words = FloatingPoint.bytes() / 8;
        assertThat(world.invoke(FIRST, Invocation.TCB_READ_FLOATING_POINT, words))
                .isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(FIRST, Invocation.TCB_READ_FLOATING_POINT, -1)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.invoke(FIRST, Invocation.TCB_READ_FLOATING_POINT, words - 1))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rsi()).as("one word").isEqualTo(1);
        assertThat(world.invoke(FIRST, Invocation.TCB_WRITE_FLOATING_POINT, words - 1, 1, 2))
                .isEqualTo(ErrorCode.RANGE_ERROR);
        thread(0).state(ThreadState.RUNNING);
        assertThat(world.invoke(FIRST, Invocation.TCB_WRITE_FLOATING_POINT, 0, 1))
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        thread(0).state(ThreadState.STOPPED);
        assertThat(world.retype(ObjectType.TCB, 9, SMALL + 1, 1)).isEqualTo(ErrorCode.RANGE_ERROR);
        assertThat(world.retype(ObjectType.TCB, 13, SMALL + 1, 1)).isEqualTo(ErrorCode.RANGE_ERROR);
    }

    @Test
    void theFastpathKnowsWhatASwitchTakes() {
        allow(FIRST, 1);
        world.invoke(FIRST, Invocation.TCB_SET_TLS_BASE, 0x5000);
        assertThat(thread(0).switchWork()).isEqualTo(Long.MIN_VALUE | 0x5000);
        allow(FIRST, 0);
        assertThat(thread(0).switchWork()).isEqualTo(0x5000);
        world.invoke(FIRST, Invocation.TCB_SET_TLS_BASE, 0);
        assertThat(thread(0).switchWork()).isZero();
    }
}
