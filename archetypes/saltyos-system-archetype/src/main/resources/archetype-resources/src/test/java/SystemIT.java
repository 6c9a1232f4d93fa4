package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** The system as a person at its console finds it. */
@QemuTest
class SystemIT {
    private static final String PROMPT = "\\$ ";

    /** Types a line and returns what is shown before the next prompt. */
    private static String type(Guest guest, String line) {
        guest.send(line + "\r");
        return guest.waitFor("(?s)" + Pattern.quote(line) + "\n(.*?)" + PROMPT).group(1);
    }

    @Test
    void greetsAndShowsItsServers(Guest guest) {
        guest.waitFor("(?s)SaltyOS ready.*" + PROMPT);
        assertEquals("Welcome to SaltyOS.\n", type(guest, "cat /etc/motd"));
        String servers = type(guest, "svc");
        assertTrue(servers.contains("console") && servers.contains("echo"), servers);
    }
}
