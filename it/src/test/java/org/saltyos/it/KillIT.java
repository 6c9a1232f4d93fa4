package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.test.Boot;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/**
 * Servers are killed one after the other, with a fixed seed, while commands run: each time the prompt comes back, what is typed there
 * works, and what was written before is there. The report is {@code target/kills.json}.
 */
class KillIT {
    private static final String PROMPT = "\\$ ";
    private static final int KILLS = Integer.getInteger("saltyos.test.kills", 24);
    private static final long SEED = Long.getLong("saltyos.test.seed", 20_261_126);
    private static final List<String> SERVERS = List.of("console", "vfs", "procmgr", "mmsrv");

    /** What runs meanwhile, in the background. */
    private static final List<String> LOADS = List.of(
            "yes > /dev/null &",
            "seq 20000 | sort -r | wc -l > /dev/null &",
            "while true; do echo more; done | cat > /dev/null &",
            "for i in 1 2 3 4 5 6 7 8; do cp /bin/svc /tmp/copy-$i; done &",
            "sleep 1000 & sleep 1000 &");

    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private int acknowledged;

    /** What a command shows; what the shell tells of commands in the background comes before any prompt and is left out. */
    private static String type(Guest guest, String command) {
        guest.send(command + "\r");
        return guest.waitFor("(?s)" + Pattern.quote(command) + "\n(.*?)" + PROMPT)
                .group(1)
                .replaceAll("(?m)^\\[\\d+] .*\n", "");
    }

    @Test
    @QemuTest(image = "saltyos", boot = Boot.PVH, timeoutSeconds = 60)
    void killedServersComeBackUnderLoad(Guest guest) throws IOException {
        guest.waitFor("(?s)SaltyOS ready(?=.*correctly\n)(?=.*" + PROMPT + ").*");
        Random random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            String server = SERVERS.get(random.nextInt(SERVERS.size()));
            String load = LOADS.get(random.nextInt(LOADS.size()));
            write(guest, i);
            type(guest, load);
            rows.add(kill(guest, server, load, i));
            compare(guest, server);
        }
        report();
        assertThat(type(guest, "echo all | wc -c")).isEqualTo("4\n");
    }

    /** A write whose command ended with success. */
    private void write(Guest guest, int number) {
        String record = "record-" + number;
        assertThat(type(guest, "echo " + record + " >> /tmp/written && echo kept"))
                .endsWith("kept\n");
        written.add(record);
        acknowledged++;
    }

    /** Kills a server; the times are the host's, but for the outage, which is the guest's. */
    private static Map<String, Object> kill(Guest guest, String server, String load, int number) {
        guest.send("svc kill " + server + "\r");
        guest.waitFor("init: starting again: " + server + "\n");
        long start = System.nanoTime();
        guest.waitFor(PROMPT);
        // The answer is not what is typed, so it cannot be its echo.
        guest.send("echo alive-$((" + number + " + 7000))\r");
        guest.waitFor("alive-" + (number + 7000) + "\n");
        double milliseconds = (System.nanoTime() - start) / 1e6;
        guest.waitFor(PROMPT);
        String status = type(guest, "svc | grep ^" + server + "' '");
        assertThat(status).contains(" up ");
        type(guest, "kill $! 2> /dev/null");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("server", server);
        row.put("load", load);
        row.put("outageMilliseconds", Double.valueOf(status.replaceAll("(?s).* ([0-9.]+) ms\\s*$", "$1")));
        row.put("milliseconds until the shell answers", Math.round(milliseconds));
        return row;
    }

    /** What was written is there, whoever ended. */
    private void compare(Guest guest, String server) {
        assertThat(type(guest, "cat /tmp/written").lines())
                .as("after the end of " + server)
                .containsExactlyElementsOf(written);
    }

    private void report() throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("seed", SEED);
        report.put("kills", rows.size());
        report.put("recovered", rows.size());
        report.put("writes acknowledged", acknowledged);
        report.put("writes lost", 0);
        report.put("each", rows);
        Path target = Path.of(System.getProperty("saltyos.images", "target"));
        Files.writeString(
                target.resolve("kills.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(report) + "\n");
    }
}
