package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.qemu.Verdict;
import org.saltyos.test.Guest;

/**
 * Guest instructions of the kernel's operations, counted by a program in the guest while QEMU advances the time-stamp
 * counter with every instruction. The peer is seL4 (MCS, release, x86_64), measured in the same way; for the page faults that the
 * kernel resolves it is Linux 6.1.
 *
 * <p>Not run with the tests: {@code mvn -Pbenchmark verify} runs it.
 */
class KernelBenchmark {
    private static final Pattern ROW = Pattern.compile("@@BENCH (\\d+) (.+)");
    private static final String UNIT = "guest instructions";
    private static final List<String> COUNTED = List.of("-icount", "shift=0,sleep=off");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int PROCESSORS = 4;

    /** MiB of the machine: a memory object of 100,000 pages and its copy need more than usual. */
    static final int MEMORY = 1536;

    /** By the name the guest prints: the goal, and the peer's count. */
    private static final Map<String, double[]> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("null system call", new double[] {50, 89});
        KNOWN.put("round trip 0 words", new double[] {200, 509});
        KNOWN.put("round trip 4 words", new double[] {200, 550});
        KNOWN.put("call and reply 0 words, server with its own time", new double[] {300, 509});
        KNOWN.put("call and reply 4 words, server with its own time", new double[] {300, 550});
        KNOWN.put("round trip 8 words", new double[] {800, 2248});
        KNOWN.put("round trip 64 words", new double[] {1100, 2788});
        KNOWN.put("capability copy", new double[] {350, 888});
        KNOWN.put("capability mint", new double[] {350, 914});
        KNOWN.put("capability delete", new double[] {300, 797});
        KNOWN.put("map a 4 KiB frame", new double[] {400, 799});
        KNOWN.put("unmap a 4 KiB frame", new double[] {350, 648});
        KNOWN.put("poll empty", new double[] {110, 314});
        KNOWN.put("signal, nobody waiting", new double[] {120, 457});
        KNOWN.put("wait with bits pending", new double[] {110, 321});
        KNOWN.put("two yields between two threads", new double[] {400, 918});
        KNOWN.put("call 0 words", new double[] {95, 222});
        KNOWN.put("call 4 words", new double[] {95, 243});
        KNOWN.put("call 8 words", new double[] {400, 1002});
        KNOWN.put("call 64 words", new double[] {550, 1272});
        KNOWN.put("answer 0 words", new double[] {105, 287});
        KNOWN.put("answer 4 words", new double[] {105, 307});
        KNOWN.put("answer 8 words", new double[] {400, 1246});
        KNOWN.put("answer 64 words", new double[] {550, 1516});
        KNOWN.put("call with one capability", new double[] {700, 1385});
        KNOWN.put("send to a waiting, more urgent thread", new double[] {300, 863});
        KNOWN.put("signal to a more urgent waiter", new double[] {200, 700});
        KNOWN.put("page fault to its handler", new double[] {350, 681});
        KNOWN.put("answer to a page fault until the thread goes on", new double[] {350, 1182});
        KNOWN.put("page fault to a handler with its own time", new double[] {350, 681});
        KNOWN.put("answer to a page fault by a handler with its own time", new double[] {350, 1182});
        KNOWN.put("interrupt to the thread that waits for it", new double[] {250, 549});
        KNOWN.put("acknowledge an interrupt", new double[] {150, 529});
        KNOWN.put("timer tick without a switch", new double[] {100, 143});
        KNOWN.put("page fault, demand zero", new double[] {1200, 6359});
        KNOWN.put("page fault, copy on write", new double[] {1800, 11156});
        KNOWN.put("retype one endpoint", new double[] {450, 891});
        KNOWN.put("retype ten endpoints", new double[] {900, 1260});
        KNOWN.put("retype a thread", new double[] {1500, 5098});
        KNOWN.put("revoke, per child of 64", new double[] {150, 286});
    }

    @Test
    void countInstructions() throws IOException {
        Figures figures = new Figures();
        Map<String, Long> counts = counts(new DirectBoot("benchmark", "", 1, MEMORY, COUNTED));
        assertThat(counts).containsKeys(KNOWN.keySet().toArray(String[]::new));
        counts.forEach((name, value) -> add(figures, name, value));
        PrivilegedInstructions.find().forEach((way, instructions) -> privileged(figures, way, instructions));
        counts(new DirectBoot("benchmark", "", PROCESSORS, MEMORY, COUNTED))
                .forEach((name, value) -> figures.add("kernel/" + name, value, UNIT, null, null));
        figures.write("kernel.json");
    }

    private static Map<String, Long> counts(DirectBoot machine) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Guest guest = machine.boot(LIMIT)) {
            guest.expectEnd(Verdict.PASS);
            for (String line : guest.lines()) {
                MatchResult row = ROW.matcher(line).results().findFirst().orElse(null);
                if (row != null) {
                    counts.put(row.group(2), Long.parseLong(row.group(1)));
                }
            }
        }
        return counts;
    }

    private static void add(Figures figures, String name, long value) {
        double[] known = KNOWN.get(name);
        Double roundTrip = name.startsWith("round trip") ? Double.valueOf(200) : null;
        figures.add(
                "kernel/" + name,
                (double) value,
                UNIT,
                known == null ? roundTrip : Double.valueOf(known[0]),
                known == null ? null : Double.valueOf(known[1]));
    }

    /** The entering instruction counts: seL4's call has nine. */
    private static void privileged(Figures figures, Way way, List<String> instructions) {
        List<String> all = new ArrayList<>(instructions);
        if (way.isCall()) {
            all.add(0, "syscall");
        }
        figures.add(
                "kernel/privileged, " + way.title(),
                all.size(),
                String.join(", ", all),
                way == Way.CALL ? Double.valueOf(3) : null,
                way == Way.CALL ? Double.valueOf(9) : null);
    }
}
