package org.saltyos.maven.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;

/**
 * Understands the errors of lld: one line with the fact, then lines that begin with {@code >>>} and say where.
 *
 * <p>With line information lld names the source without its folder: {@code >>> referenced by fastpath.S:12}. The line
 * below names the object file, whose name tells which source it is.
 */
final class LinkerMessages {
    private static final Pattern ERROR = Pattern.compile("^(?:.*?: )?error: (.*)$");
    private static final Pattern PLACE = Pattern.compile("^>>> (?:referenced by|defined at) (\\S+?):(\\d+)(?: .*)?$");
    private static final Pattern OBJECT = Pattern.compile("^>>> +(?:.*/)?([^/:]+):\\(.*$");

    private LinkerMessages() {}

    /**
     * The errors, each with its first known place.
     *
     * @param sources the source of each object file, by the object's file name
     */
    static List<Diagnostic> parse(String output, Map<String, Path> sources) {
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
                String next = i + 1 < lines.length ? lines[i + 1] : "";
                location = location == null ? place(lines[i], next, sources) : location;
                notes.add(lines[i].substring(">>>".length()).strip());
                i++;
            }
            errors.add(
                    Diagnostic.error(DiagnosticCode.SALT1304, location, error.group(1), notes.toArray(new String[0])));
        }
        return errors;
    }

    private static @Nullable SourceLocation place(String line, String next, Map<String, Path> sources) {
        Matcher place = PLACE.matcher(line);
        if (!place.matches()) {
            return null;
        }
        String file = file(place.group(1), next, sources);
        try {
            return new SourceLocation(file, Integer.parseInt(place.group(2)));
        } catch (NumberFormatException e) {
            return SourceLocation.file(file);
        }
    }

    private static String file(String name, String next, Map<String, Path> sources) {
        Matcher object = OBJECT.matcher(next);
        Path source = object.matches() ? sources.get(object.group(1)) : null;
        return source != null && source.endsWith(name) ? source.toAbsolutePath().toString() : name;
    }
}
