package org.saltyos.maven.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.saltyos.maven.tool.OutputFile;

/** Writes reports as JSON that people read too: indented, in a stable order, with a final line break. */
public final class ModuleReports {
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private ModuleReports() {}

    /**
     * Writes one report.
     *
     * @param file where to; missing directories are made
     * @param content maps, lists, records of simple values
     */
    public static void write(Path file, Object content) {
        try {
            OutputFile.write(file, (PRETTY.asString(content) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
