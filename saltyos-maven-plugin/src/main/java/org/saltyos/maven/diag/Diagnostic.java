package org.saltyos.maven.diag;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell the user.
 *
 * @param code the rule
 * @param severity whether the build fails
 * @param location where to go, null when the whole project is meant
 * @param message the fact, in one sentence without a final full stop
 * @param notes further lines, each starting with what it is: {@code why:}, {@code try:}, {@code reached from:}
 */
public record Diagnostic(
        DiagnosticCode code, Severity severity, @Nullable SourceLocation location, String message, List<String> notes) {
    /** File, line, code, text: the order in which a build prints them. */
    public static final Comparator<Diagnostic> ORDER = Comparator.comparing(
                    Diagnostic::location, Comparator.nullsFirst(Comparator.<SourceLocation>naturalOrder()))
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        notes = List.copyOf(notes);
    }

    /** An error. */
    public static Diagnostic error(
            DiagnosticCode code, @Nullable SourceLocation location, String message, String... notes) {
        return new Diagnostic(code, Severity.ERROR, location, message, List.of(notes));
    }

    /** A warning. */
    public static Diagnostic warning(
            DiagnosticCode code, @Nullable SourceLocation location, String message, String... notes) {
        return new Diagnostic(code, Severity.WARNING, location, message, List.of(notes));
    }

    /** The whole text: first the located fact, then the notes, indented. */
    public String render() {
        StringBuilder text = new StringBuilder(SourceLocation.describe(location))
                .append(code)
                .append(": ")
                .append(message);
        for (String note : notes) {
            text.append("\n  ").append(note);
        }
        return text.toString();
    }
}
