package org.saltyos.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.saltyos.test.Guest;
import org.saltyos.test.GuestTests;
import org.saltyos.test.QemuTest;

/**
 * The same tests as {@link ConformanceIT} on a processor of the first 64-bit kind: no XSAVE, so that floating-point state
 * is saved by FXSAVE, and none of SMEP, SMAP and UMIP.
 */
class OldProcessorConformanceIT {
    @TestFactory
    @QemuTest(
            image = "conformance",
            cpu = "qemu64",
            timeoutSeconds = 120,
            arguments = {"-icount", "shift=0,sleep=off"})
    List<DynamicTest> kernel(Guest guest) {
        return GuestTests.run(guest);
    }
}
