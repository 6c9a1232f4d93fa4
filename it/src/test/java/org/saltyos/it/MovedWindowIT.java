package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** The kernel's window on memory lies somewhere else at each start, as the page tables show, unless told to stay. */
@QemuTest(image = "saltyos")
class MovedWindowIT {
    private static final Pattern KERNEL_RANGE = Pattern.compile("^(ffff[0-9a-f]{12})-", Pattern.MULTILINE);
    private static final long FIXED = 0xffff_8000_0000_0000L;
    private static final long GIB = 1L << 30;

    private static long window(Guest guest) {
        guest.waitFor("SaltyOS ready .*\n");
        Matcher range = KERNEL_RANGE.matcher(Objects.requireNonNull(guest.monitor("info mem")));
        assertThat(range.find()).isTrue();
        return Long.parseUnsignedLong(range.group(1), 16) & -GIB;
    }

    @Test
    void theWindowMoves(Guest guest) {
        assertThat(window(guest)).isGreaterThan(FIXED).isLessThan(0xffff_ffff_8000_0000L);
    }

    @Test
    @QemuTest(image = "saltyos", commandLine = "nokaslr")
    void theWindowStaysWhenToldTo(Guest guest) {
        assertThat(window(guest)).isEqualTo(FIXED);
    }
}
