package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saltyos.test.Guest;
import org.saltyos.test.GuestTests;
import org.saltyos.test.QemuTest;

/** Processes from their start to their end, tried by a program that is the first process; each of its tests is one here. */
class ProcessIT {
    @TestFactory
    @QemuTest(image = "process", timeoutSeconds = 300)
    List<DynamicTest> processes(Guest guest) {
        List<DynamicTest> tests = new ArrayList<>(GuestTests.runInGuestThatGoesOn(guest));
        String left = rounds(guest, Integer.getInteger("saltyos.process.rounds", 100));
        tests.add(DynamicTest.dynamicTest("LEAK-ROUNDS", () -> assertThat(left).endsWith(" same")));
        return tests;
    }

    /** Has so many programs forked, executed and waited for; the guest's verdict, behind what there was before and after. */
    private static String rounds(Guest guest, int rounds) {
        guest.send(rounds + "\r");
        return guest.waitFor("(?s)@@INVENTORY before.*@@ROUNDS " + rounds + " of " + rounds + " \\w+\n")
                .group()
                .stripTrailing();
    }

    /** A process that faults is reported with its name, its number, the cause, the Java file and the line. */
    @Test
    @QemuTest(image = "process", timeoutSeconds = 300)
    void faultsAreReportedWithTheirPlace(Guest guest) {
        guest.waitFor("processtest \\(\\d+\\): array index out of range\n +at \\S+ \\(Children\\.java:[1-9]\\d*\\)");
        guest.waitFor(
                "processtest \\(\\d+\\): read of memory that is not there at address 0x10\n +at \\S+ \\(Children");
    }
}
