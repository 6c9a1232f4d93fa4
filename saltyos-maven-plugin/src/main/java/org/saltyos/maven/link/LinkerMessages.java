package org.saltyos.maven.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;

/**
 * Understands the errors of lld: one line with the fact, then lines that begin with {@code >>>} and say where.
 *
 * <p>With line information lld names the source: {@code >>> referenced by fastpath.S:12}.
 */
final class LinkerMessages {
    private static final Pattern ERROR = Pattern.compile("^(?:.*?: )?error: (.*)$");
    private static final Pattern PLACE = Pattern.compile("^>>> (?:referenced by|defined at) (\\S+?):(\\d+)(?: .*)?$");

    private LinkerMessages() {}

    /** The errors, each with its first known place. */
    static List<Diagnostic> parse(String output) {
        List<Diagnostic> errors = new ArrayList<>();
        String[] lines = output.split("\\R");
        int i = 0;
        while (i < lines.length) {
            Matcher error = ERROR.matcher(lines[i++]);
            if (!error.matches()) {
                continue;
            }
            SourceLocation location = null;
            List<String> notes = new ArrayList<>();
            while (i < lines.length && lines[i].startsWith(">>>")) {
                location = location == null ? place(lines[i]) : location;
                notes.add(lines[i].substring(">>>".length()).strip());
                i++;
            }
            errors.add(
                    Diagnostic.error(DiagnosticCode.SALT1304, location, error.group(1), notes.toArray(new String[0])));
        }
        return errors;
    }

    private static @Nullable SourceLocation place(String line) {
        Matcher place = PLACE.matcher(line);
        if (!place.matches()) {
            return null;
        }
        try {
            return new SourceLocation(place.group(1), Integer.parseInt(place.group(2)));
        } catch (NumberFormatException e) {
            return SourceLocation.file(place.group(1));
        }
    }
}
