package org.saltyos.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saltyos.test.Guest;
import org.saltyos.test.GuestTests;
import org.saltyos.test.QemuTest;

/** A server with a heap: the same answers as on HotSpot, requests that outgrow it, deep recursion, and bugs. */
@QemuTest(image = "garbage", timeoutSeconds = 120)
class HeapIT {
    @TestFactory
    List<DynamicTest> serverWithAHeap(Guest guest) {
        return GuestTests.run(guest);
    }

    @Test
    void faultsAreReportedWithExceptionFileAndLine(Guest guest) {
        guest.waitFor("FAULT garbage: stack overflow, write to memory that is not there at address 0x70003ffef");
        guest.waitFor("at GarbageLogic.recurse");
        guest.waitFor(
                "FAULT garbage: uncaught exception: java.lang.IllegalStateException: asked to 1\\s+at .*Failures.java:11");
        guest.waitFor("FAULT garbage: array index out of range\\s+at .*Failures.java:20");
        guest.waitFor(
                "FAULT garbage: uncaught exception: java.lang.NumberFormatException: For input string: .x3.\\s+at "
                        + ".*Failures.java:30");
    }
}
