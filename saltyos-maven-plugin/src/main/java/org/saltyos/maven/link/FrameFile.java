package org.saltyos.maven.link;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** The file {@code frames.json} that the compiler leaves for the linker: frame size and calls of every function. */
public final class FrameFile {
    private FrameFile() {}

    /**
     * Writes the functions of a module.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, SortedMap<String, CallGraph.Function> functions) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        functions.forEach((name, function) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("function", name);
            entry.put("bytes", function.bytes());
            entry.put("entry", function.entry());
            entry.put("activations", function.activations());
            entry.put("calls", new ArrayList<>(function.calls()));
            entries.add(entry);
        });
        Files.writeString(file, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(entries) + "\n");
    }

    /**
     * Reads the functions of a module.
     *
     * @throws UserError SALT9002 if the file is missing or not what {@link #write} writes
     */
    public static SortedMap<String, CallGraph.Function> read(Path file) {
        try {
            SortedMap<String, CallGraph.Function> functions = new TreeMap<>();
            for (Object element : JSON.std.listFrom(Files.readString(file))) {
                Map<?, ?> entry = (Map<?, ?>) element;
                SortedSet<String> calls = new TreeSet<>();
                ((List<?>) member(entry, "calls")).forEach(c -> calls.add(c.toString()));
                functions.put(
                        (String) member(entry, "function"),
                        new CallGraph.Function(
                                ((Number) member(entry, "bytes")).longValue(),
                                calls,
                                (Boolean) member(entry, "entry"),
                                ((Number) member(entry, "activations")).intValue()));
            }
            return functions;
        } catch (IOException | ClassCastException | NullPointerException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    SourceLocation.file(file.toString()),
                    "frame sizes cannot be read: " + e.getMessage(),
                    "try: build the module again (mvn clean package)");
        }
    }

    private static Object member(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
