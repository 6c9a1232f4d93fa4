package org.saltyos.maven.diag;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The user's input cannot be built: carries everything to print, and needs no stack trace. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Fails with all diagnostics of a step. */
    public UserError(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n")), null, false, false);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Fails with one diagnostic. */
    public UserError(DiagnosticCode code, @Nullable SourceLocation location, String message, String... notes) {
        this(List.of(Diagnostic.error(code, location, message, notes)));
    }

    /** What to print. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
