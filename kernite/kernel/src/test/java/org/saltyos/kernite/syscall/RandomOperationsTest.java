package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;

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
                    successes += call.make() == ErrorCode.OK ? 1 : 0;
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
