package org.saltyos.maven.pipeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/** Sizes of memory as parameters state them: {@code 65536}, {@code 512K}, {@code 64M}, {@code 2G}. */
public final class MemorySize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\s*([kKmMgG]?)(?:i?[bB])?");

    private MemorySize() {}

    /**
     * The number of bytes.
     *
     * @param parameter named in the error
     * @param text what the user wrote
     * @throws UserError SALT9001 if the text is no size, or not from {@code least} to {@code most}
     */
    public static long parse(String parameter, String text, long least, long most) {
        Matcher matcher = FORM.matcher(text.strip());
        long bytes = matcher.matches() ? Long.parseLong(matcher.group(1)) << shift(matcher.group(2)) : -1;
        if (bytes < least || bytes > most) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    parameter + " is " + text + ", it has to be a size from " + text(least) + " to " + text(most),
                    "try: -D" + parameter + "=64M");
        }
        return bytes;
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "k", "K" -> 10;
            case "m", "M" -> 20;
            case "g", "G" -> 30;
            default -> 0;
        };
    }

    private static String text(long bytes) {
        return bytes >= 1 << 30 ? (bytes >> 30) + "G" : bytes >= 1 << 20 ? (bytes >> 20) + "M" : (bytes >> 10) + "K";
    }
}
