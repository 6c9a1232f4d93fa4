package org.saltyos.it;

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
        return GuestTests.runInGuestThatGoesOn(guest);
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
