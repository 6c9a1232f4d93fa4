package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.saltyos.test.Boot;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** The reference image comes up on every machine and by every way in, and its programs do their work. */
class ReferenceImageIT {
    private static final String READY = "SaltyOS ready \\((\\d+) ms since entry\\)\n";
    private static final String CLIENT_DONE = "client: echo answered every request correctly\n";

    @Test
    @QemuTest(image = "saltyos", boot = Boot.ISO)
    void bootsFromTheIso(Guest guest) {
        comesUp(guest);
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH)
    void bootsByPvh(Guest guest) {
        comesUp(guest);
    }

    @Test
    @QemuTest(
            image = "saltyos",
            boot = Boot.ISO,
            arguments = {"-M", "pc"})
    void bootsFromTheIsoOnTheOlderChipset(Guest guest) {
        comesUp(guest);
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.ISO, memoryMib = 112)
    void bootsFromTheIsoWithLittleMemory(Guest guest) {
        comesUp(guest);
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, memoryMib = 4096)
    void bootsWithMemoryAboveFourGibibytes(Guest guest) {
        comesUp(guest);
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH)
    void theClientReachesTheEchoServer(Guest guest) {
        guest.waitFor(CLIENT_DONE);
        assertThat(guest.text()).doesNotContain("KERNEL PANIC").doesNotContain("wrong answers");
    }

    private static void comesUp(Guest guest) {
        MatchResult ready = guest.waitFor(READY);
        assertThat(Integer.parseInt(ready.group(1)))
                .as("milliseconds since entry")
                .isBetween(0, 10_000);
        assertThat(guest.text()).doesNotContain("KERNEL PANIC");
    }
}
