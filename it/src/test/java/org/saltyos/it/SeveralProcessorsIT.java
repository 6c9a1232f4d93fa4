package org.saltyos.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saltyos.test.Guest;
import org.saltyos.test.GuestTests;
import org.saltyos.test.QemuTest;

/**
 * The kernel on several processors. The whole conformance suite runs while QEMU counts instructions and lets four processors
 * take turns, so that each run is the same. The tests of several processors also run with a thread of the host for each,
 * where they really meet: on two, as a processor that waits for the kernel lock needs a core of the host to do so.
 */
class SeveralProcessorsIT {
    @TestFactory
    @QemuTest(
            image = "conformance",
            processors = 4,
            timeoutSeconds = 400,
            arguments = {"-icount", "shift=0,sleep=off"})
    List<DynamicTest> fourTakingTurns(Guest guest) {
        return GuestTests.run(guest);
    }

    @TestFactory
    @QemuTest(
            image = "conformance",
            commandLine = "nofastpath",
            processors = 4,
            timeoutSeconds = 400,
            arguments = {"-icount", "shift=0,sleep=off"})
    List<DynamicTest> fourTakingTurnsOnTheSlowPath(Guest guest) {
        return GuestTests.run(guest);
    }

    @TestFactory
    @QemuTest(image = "processors", processors = 2, timeoutSeconds = 400)
    List<DynamicTest> twoAtTheSameTime(Guest guest) {
        return GuestTests.run(guest);
    }

    @TestFactory
    @QemuTest(image = "processors", commandLine = "nofastpath", processors = 2, timeoutSeconds = 400)
    List<DynamicTest> twoAtTheSameTimeOnTheSlowPath(Guest guest) {
        return GuestTests.run(guest);
    }

    @Test
    @QemuTest(image = "saltyos", processors = 16, timeoutSeconds = 120)
    void sixteenStart(Guest guest) {
        guest.waitFor(", 16 processors\r?\n");
        guest.waitFor("SaltyOS ready .*\n");
    }

    @Test
    @QemuTest(
            image = "saltyos",
            processors = 1,
            timeoutSeconds = 120,
            arguments = {"-smp", "18"})
    void moreThanSixteenAreLeftOut(Guest guest) {
        guest.waitFor("2 processors are disabled or too many, and not used\r?\n");
        guest.waitFor(", 16 processors\r?\n");
        guest.waitFor("SaltyOS ready .*\n");
    }
}
