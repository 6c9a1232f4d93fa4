package org.saltyos.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.saltyos.test.Guest;
import org.saltyos.test.GuestTests;
import org.saltyos.test.QemuTest;

/**
 * Threads without rights make random system calls in the guest, from a seed; {@code -Dsaltyos.kernel.fuzz.seed} and {@code
 * -Dsaltyos.kernel.fuzz.calls} choose others. The kernel must neither panic nor hang nor give anything away;
 * docs/testing.md tells what is looked at.
 */
class RandomSystemCallsIT {
    private static final long SEED = Long.getLong("saltyos.kernel.fuzz.seed", 20_260_001);
    private static final long CALLS = Long.getLong("saltyos.kernel.fuzz.calls", 1_000_000);

    private static final long HALF = CALLS / 2;

    @TestFactory
    @QemuTest(
            image = "fuzz",
            timeoutSeconds = 14_400,
            arguments = {"-icount", "shift=0,sleep=off"})
    List<DynamicTest> onOneProcessor(Guest guest) {
        return run(guest, HALF);
    }

    @TestFactory
    @QemuTest(
            image = "fuzz",
            processors = 4,
            timeoutSeconds = 14_400,
            arguments = {"-icount", "shift=0,sleep=off"})
    List<DynamicTest> onFourThatTakeTurns(Guest guest) {
        return run(guest, HALF);
    }

    private static List<DynamicTest> run(Guest guest, long calls) {
        guest.waitFor("@@ORDER .*\n");
        guest.send(SEED + " " + calls + "\n");
        List<DynamicTest> tests = GuestTests.run(guest);
        guest.lines().stream().filter(line -> line.startsWith("@@FUZZ")).forEach(System.out::println);
        return tests;
    }
}
