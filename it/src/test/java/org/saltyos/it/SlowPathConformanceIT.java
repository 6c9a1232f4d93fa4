package org.saltyos.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.saltyos.test.Guest;
import org.saltyos.test.GuestTests;
import org.saltyos.test.QemuTest;

/** The same tests as {@link ConformanceIT} with the assembly fastpath turned off: every result must be the same. */
class SlowPathConformanceIT {
    @TestFactory
    @QemuTest(
            image = "conformance",
            commandLine = "nofastpath",
            timeoutSeconds = 120,
            arguments = {"-icount", "shift=0,sleep=off"})
    List<DynamicTest> kernel(Guest guest) {
        return GuestTests.run(guest);
    }
}
