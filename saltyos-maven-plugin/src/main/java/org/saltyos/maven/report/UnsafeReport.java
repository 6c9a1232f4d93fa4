package org.saltyos.maven.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.maven.reach.UnsafeUse;

/** Every unsafe operation that ends up in an image, where it is, and why it is right: what a reviewer reads first. */
public final class UnsafeReport {
    /** Key of the list. */
    public static final String USES = "uses";

    private UnsafeReport() {}

    /** Writes the report, in the order given. */
    public static void write(List<UnsafeUse> uses, Path file) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("count", uses.size());
        root.put(USES, uses.stream().map(UnsafeReport::row).toList());
        ModuleReports.write(file, root);
    }

    private static Map<String, Object> row(UnsafeUse use) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", Path.of(use.location().file()).getFileName().toString());
        row.put("line", use.location().line());
        row.put("method", use.method());
        row.put("operation", use.operation());
        row.put("reason", use.reason());
        return row;
    }
}
