package ${package};

import org.junit.jupiter.api.Test;
import org.saltyos.test.Boot;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** The server on a booted system. */
@QemuTest(boot = Boot.ISO)
class CounterIT {
    @Test
    void startsWithTheSystem(Guest guest) {
        guest.waitFor("${artifactId}: ready to count\n");
        guest.waitFor("SaltyOS ready");
    }
}
