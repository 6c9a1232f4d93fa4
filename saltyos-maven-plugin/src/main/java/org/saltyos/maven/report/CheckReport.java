package org.saltyos.maven.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.saltyos.maven.llvm.CodeFacts;

/** Writes {@code checks.json}: the checks that are left in the machine code, those that loops lead to first. */
public final class CheckReport {
    private CheckReport() {}

    /**
     * Writes the file.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(CodeFacts facts, Path file) throws IOException {
        Map<String, Map<String, Object>> byPlace = new TreeMap<>();
        for (CodeFacts.Trap trap : facts.traps()) {
            if (trap.places().isEmpty()) {
                continue;
            }
            CodeFacts.Place place = trap.places().get(0);
            String key = place.file() + ":" + place.line() + ":" + trap.kind();
            Map<String, Object> entry = byPlace.computeIfAbsent(key, k -> new LinkedHashMap<>());
            entry.put("file", place.file());
            entry.put("line", place.line());
            entry.put("kind", trap.kind());
            entry.merge("copies", 1, (a, b) -> (Integer) a + (Integer) b);
            entry.merge("inLoops", trap.inLoop() ? 1 : 0, (a, b) -> (Integer) a + (Integer) b);
        }
        List<Map<String, Object>> entries = new ArrayList<>(byPlace.values());
        entries.sort(Comparator.comparing((Map<String, Object> e) -> -(Integer) e.getOrDefault("inLoops", 0)));
        Files.writeString(file, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(entries) + "\n");
    }
}
