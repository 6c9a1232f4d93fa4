package ${package};

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** The driver on a booted system, whose clock chip shows a time of the test's choice. */
@QemuTest(arguments = {"-rtc", "base=2026-01-02T03:04:05"})
class ClockIT {
    private static final long BOOTED_AT = 1_767_323_045;
    private static final long A_MINUTE = 60;

    @Test
    void readsTheChipAndGetsItsInterrupts(Guest guest) {
        long second = Long.parseLong(guest.waitFor("${artifactId}: started at second (\\d+)\n").group(1));
        assertTrue(second >= BOOTED_AT && second < BOOTED_AT + A_MINUTE, "it says " + second);
        guest.waitFor("${artifactId}: a second has begun\n");
    }
}
