package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.qemu.Verdict;
import org.saltyos.test.Guest;

/**
 * The assembly fastpath does what the compiled kernel does: the same long random sequence of system calls, with the
 * fastpath and without, shows user space the same registers, words and order of events.
 */
class FastpathEqualityIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Pattern TRACE = Pattern.compile("@@TRACE \\d+ 0x\\p{XDigit}+");
    private static final int STEPS = 20_000;

    /** Instructions of a round trip, 33 of them the server's own: below with the fastpath, above without. */
    private static final int FAST = 250;

    private static final int SLOW = 400;

    @Test
    void fastAndSlowPathShowTheSame() {
        Run fast = Run.of("");
        Run slow = Run.of("nofastpath");
        assertThat(fast.roundTrip()).as("instructions with the fastpath").isLessThan(FAST);
        assertThat(slow.roundTrip()).as("instructions without the fastpath").isGreaterThan(SLOW);
        assertThat(fast.traces()).as("traces with the fastpath").isNotEmpty().isEqualTo(slow.traces());
        assertThat(fast.traces().get(fast.traces().size() - 1)).startsWith("@@TRACE " + STEPS + " ");
        assertThat(fast.kinds()).as("steps of each kind").isNotEmpty().isEqualTo(slow.kinds());
    }

    /** What one boot printed. */
    private record Run(int roundTrip, List<String> traces, List<String> kinds) {
        static Run of(String commandLine) {
            try (Guest guest = DirectBoot.counting("paths", commandLine).boot(LIMIT)) {
                int roundTrip =
                        Integer.parseInt(guest.waitFor("@@ROUNDTRIP (\\d+)\n").group(1));
                guest.waitFor("@@DONE \\d+ 0\n");
                guest.expectEnd(Verdict.PASS);
                return new Run(roundTrip, lines(guest, TRACE), lines(guest, Pattern.compile("@@KIND \\d+ \\w+")));
            }
        }

        private static List<String> lines(Guest guest, Pattern pattern) {
            return guest.lines().stream().filter(pattern.asMatchPredicate()).toList();
        }
    }
}
