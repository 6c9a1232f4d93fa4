package org.saltyos.maven.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.saltyos.maven.subset.EffectReport;

/** What each entry point of an image can do beside computing, and by which calls. */
public final class EffectsReport {
    private EffectsReport() {}

    /** Writes the report, entry points in the order of the image. */
    public static void write(EffectReport report, Path file) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("entries", report.entries().stream().map(EffectsReport::row).toList());
        ModuleReports.write(file, root);
    }

    private static Map<String, Object> row(EffectReport.Entry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", entry.method());
        row.put("effects", entry.effects());
        row.put("locks", entry.locks());
        return row;
    }
}
