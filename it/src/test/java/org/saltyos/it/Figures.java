package org.saltyos.it;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of a benchmark, written as an array of name, value, unit, goal and peer; smaller is always better. */
final class Figures {
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /**
     * Adds one result.
     *
     * @param goal what the project wants to reach, null where it has no opinion
     * @param peer what others reach, measured in the same way, null where nobody measured it
     */
    void add(String name, double value, String unit, @Nullable Double goal, @Nullable Double peer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("value", number(value));
        row.put("unit", unit);
        row.put("goal", goal == null ? null : number(goal));
        row.put("peer", peer == null ? null : number(peer));
        rows.add(row);
    }

    /** Writes the file into the directory of benchmarks, and the table to standard output. */
    void write(String file) throws IOException {
        Path directory = Path.of(System.getProperty("saltyos.benchmark.directory", "target/benchmarks"));
        Files.createDirectories(directory);
        String json = JSON.std
                .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
                .with(JSON.Feature.WRITE_NULL_PROPERTIES)
                .asString(rows);
        Files.writeString(directory.resolve(file), json + "\n");
        System.out.printf("%-60s %10s %10s %10s  %s%n", file, "value", "goal", "peer", "unit");
        for (Map<String, Object> row : rows) {
            System.out.printf(
                    "%-60s %10s %10s %10s  %s%n",
                    row.get("name"), row.get("value"), text(row.get("goal")), text(row.get("peer")), row.get("unit"));
        }
    }

    private static Object number(double value) {
        return value == Math.rint(value) ? (Object) (long) value : (Object) (Math.round(value * 1000) / 1000.0);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
