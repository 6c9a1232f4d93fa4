package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.Qemu;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.test.Guest;

/**
 * Guest instructions of whole operations: everything between a program's call and its return, in program, library, messages, servers and
 * kernel. The peer is Linux 6.1, its instructions in kernel mode on the same QEMU.
 */
final class OperationFigures {
    private static final Pattern ROW = Pattern.compile("@@BENCH (\\d+) (.+)");
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String UNIT = "guest instructions";
    private static final String CALL = "call of the file server that only sets an offset";
    private static final String BYTE = "cached read of 1 byte by descriptor";
    private static final String PAGE = "cached read of 4 KiB into an array";
    private static final String SHARED = "cached read of 4 KiB into the shared buffer";

    /** By the name the guest prints: the goal, and the peer's count. */
    private static final Map<String, double[]> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put(BYTE, new double[] {800, 1358});
        KNOWN.put(PAGE, new double[] {1350, 5378});
        KNOWN.put(SHARED, new double[] {1350, 5378});
        KNOWN.put("cached write of 4 KiB from an array", new double[] {1450, 5784});
        KNOWN.put("cached write of 4 KiB from the shared buffer", new double[] {1450, 5784});
        KNOWN.put("open + close", new double[] {4000, 9513});
        KNOWN.put("stat", new double[] {2500, 7243});
        KNOWN.put("create + close + unlink", new double[] {9000, 22_798});
        KNOWN.put("pipe round trip, 1 byte, two processes", new double[] {3500, 10_521});
        KNOWN.put("fork + exit + wait", new double[] {60_000, 252_214});
        KNOWN.put("fork + exec + exit + wait of a small program", new double[] {150_000, 754_906});
        KNOWN.put("page fault, demand zero", new double[] {1200, 6359});
        KNOWN.put("page fault, copy on write", new double[] {1800, 11_156});
    }

    private OperationFigures() {}

    /** Runs the programs of the image at {@code files} that measure, and adds their figures. */
    static void add(Figures figures, Qemu qemu, Path files) {
        BootMedium medium = new BootMedium.Pvh(files.resolve("kernel.elf"), files.resolve("archive.bin"), "");
        Machine machine = new Machine(128, "max", List.of("-icount", "shift=0,sleep=off"));
        Map<String, Double> counts = new LinkedHashMap<>();
        try (Guest guest = Guest.boot(new QemuCommand(qemu, medium, machine), LIMIT)) {
            guest.waitFor("@@DONE ");
            for (String line : guest.lines()) {
                MatchResult row = ROW.matcher(line).results().findFirst().orElse(null);
                if (row != null) {
                    counts.put(row.group(2), Double.valueOf(row.group(1)));
                }
            }
        }
        assertThat(counts).containsKeys(KNOWN.keySet().toArray(String[]::new));
        counts.forEach((name, value) -> {
            double[] known = KNOWN.get(name);
            Double goal = known == null ? null : Double.valueOf(known[0]);
            figures.add("system/" + name, value, UNIT, goal, known == null ? null : Double.valueOf(known[1]));
        });
        double call = counts.getOrDefault(CALL, 0.0);
        double one = counts.getOrDefault(BYTE, 0.0);
        figures.add("system/of a read: the call and its answer, library, messages and kernel", call, UNIT, null, null);
        figures.add("system/of a read: what the file server does for it", one - call, UNIT, null, null);
        double shared = counts.getOrDefault(SHARED, 0.0);
        double array = counts.getOrDefault(PAGE, 0.0);
        figures.add("system/of a read: copying 4 KiB from the file", shared - one, UNIT, null, null);
        figures.add("system/of a read: copying 4 KiB into an array", array - shared, UNIT, null, null);
    }
}
