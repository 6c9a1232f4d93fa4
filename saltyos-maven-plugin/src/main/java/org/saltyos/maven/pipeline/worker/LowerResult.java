package org.saltyos.maven.pipeline.worker;

import java.util.List;
import java.util.Map;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.Severity;
import org.saltyos.maven.reach.UnsafeUse;

/**
 * What compiling a module gave.
 *
 * @param diagnostics everything to tell the user, ordered; with an error among them no file was written
 * @param unsafeUses every unsafe operation in live code
 * @param manifest values of {@code @Server} on the main class, empty if there is none; numbers are {@link Number}s of
 *     any class
 * @param methods number of methods in the image
 * @param lowerMillis time from class files to IR
 * @param compileMillis time from IR to object file
 */
public record LowerResult(
        List<Diagnostic> diagnostics,
        List<UnsafeUse> unsafeUses,
        Map<String, Object> manifest,
        int methods,
        long lowerMillis,
        long compileMillis) {
    /** Copies the lists, so that the record is immutable. */
    public LowerResult {
        diagnostics = List.copyOf(diagnostics);
        unsafeUses = List.copyOf(unsafeUses);
    }

    /** Whether there is no error. */
    public boolean succeeded() {
        return diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    }
}
