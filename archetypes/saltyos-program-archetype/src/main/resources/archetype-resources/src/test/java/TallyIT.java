package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** The command as a person at the shell types it. */
@QemuTest
class TallyIT {
    private static final String PROMPT = "\\$ ";

    /** Types a line and returns what is shown before the next prompt. */
    private static String type(Guest guest, String line) {
        guest.send(line + "\r");
        return guest.waitFor("(?s)" + Pattern.quote(line) + "\n(.*?)" + PROMPT).group(1);
    }

    @Test
    void countsWhatItReads(Guest guest) {
        guest.waitFor("(?s)SaltyOS ready.*" + PROMPT);
        assertEquals("2 a\n1 b\n", type(guest, "echo a b A | ${artifactId}"));
        assertEquals("1 nosuch\n", type(guest, "echo nosuch > /tmp/words; ${artifactId} /tmp/words"));
        assertEquals(
                "${artifactId}: /tmp/none: No such file or directory\n1\n",
                type(guest, "${artifactId} /tmp/none; echo $?"));
    }
}
