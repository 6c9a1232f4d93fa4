package org.saltyos.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.saltyos.test.Guest;
import org.saltyos.test.GuestTests;
import org.saltyos.test.QemuTest;

/**
 * The kernel's conformance tests, which run inside the guest; each of them is a test case here. Time is counted in
 * instructions, so that what the host takes away is not charged to a thread's budget.
 */
class ConformanceIT {
    @TestFactory
    @QemuTest(
            image = "conformance",
            timeoutSeconds = 120,
            arguments = {"-icount", "shift=0,sleep=off"})
    List<DynamicTest> kernel(Guest guest) {
        return GuestTests.run(guest);
    }
}
