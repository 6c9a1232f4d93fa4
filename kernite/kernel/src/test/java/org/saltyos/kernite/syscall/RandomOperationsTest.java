package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.RandomCall;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;

/** Random sequences of operations with right and wrong arguments keep every invariant and never panic. */
class RandomOperationsTest {
    private static final int STEPS = 1000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsEveryInvariant(long seed) throws Refusal {
        Random random = new Random(seed);
        int successes = 0;
        int steps = 0;
        while (steps < STEPS) {
            try (World world = new World()) {
                Invariants invariants = new Invariants(world);
                RandomCall call = new RandomCall(world, random);
                call.prepare();
                while (steps < STEPS && usable(world)) {
                    steps++;
                    SimulatedInterrupts.setPending(random.nextInt(4) == 0);
                    long[] before = answers(world);
                    successes += call.make() == ErrorCode.OK ? 1 : 0;
                    noKernelAddress(before, answers(world), "seed " + seed + ", step " + steps);
                    check(invariants, "seed " + seed + ", step " + steps);
                }
                SimulatedInterrupts.setPending(false);
                Deletion.revoke(world.slot(World.MEMORY));
                check(invariants, "seed " + seed + ", end after step " + steps);
            }
        }
        assertThat(successes)
                .as("enough operations get through to mean something")
                .isGreaterThan(STEPS / 5);
    }

    private static long[] answers(World world) {
        Tcb thread = world.thread();
        return new long[] {thread.rdi(), thread.rsi(), thread.rdx(), thread.r10(), thread.r8(), thread.r9()};
    }

    /** What a call changed in the registers of its caller is no address of the kernel; arguments may well look like one. */
    private static void noKernelAddress(long[] before, long[] after, String when) {
        for (long value : after) {
            boolean window = value >= DirectMap.BASE && value < DirectMap.toKernel(1L << 32);
            assertThat(window && LongStream.of(before).noneMatch(old -> old == value))
                    .as(when + " answered " + Long.toHexString(value))
                    .isFalse();
        }
    }

    private static void check(Invariants invariants, String when) {
        try {
            invariants.check();
        } catch (AssertionError error) {
            throw new AssertionError(when, error);
        }
    }

    /** Whether the thread still has its memory and its CNode; random operations may well delete them. */
    private static boolean usable(World world) {
        return world.slot(World.MEMORY).type() == ObjectType.UNTYPED
                && world.slot(World.CNODE).type() == ObjectType.CNODE
                && world.slot(World.CNODE).flags() == Long.SIZE - World.RADIX
                && world.thread().ipcBuffer().type() == ObjectType.FRAME;
    }
}
