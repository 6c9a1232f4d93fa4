package org.saltyos.maven.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;

/** Understands the errors of llvm-mc: {@code file:line:column: error: text}, then the line and a marker below it. */
final class AssemblerMessages {
    private static final Pattern ERROR = Pattern.compile("^(.+?):(\\d+):(\\d+): error: (.*)$");

    private AssemblerMessages() {}

    /** The errors, with files made absolute against the directory the assembler ran in. */
    static List<Diagnostic> parse(Path directory, String output) {
        List<Diagnostic> errors = new ArrayList<>();
        String[] lines = output.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            Matcher error = ERROR.matcher(lines[i]);
            if (error.matches()) {
                String file = directory.resolve(error.group(1)).normalize().toString();
                SourceLocation location = new SourceLocation(file, number(error.group(2)));
                boolean quoted =
                        i + 1 < lines.length && !ERROR.matcher(lines[i + 1]).matches();
                String[] notes = quoted ? new String[] {"line: " + lines[i + 1].strip()} : new String[0];
                errors.add(Diagnostic.error(DiagnosticCode.SALT1303, location, error.group(4), notes));
            }
        }
        return errors;
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
