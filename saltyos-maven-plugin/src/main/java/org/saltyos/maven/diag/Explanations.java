package org.saltyos.maven.diag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages of {@code docs/diagnostics}, which the build copies into the plugin, and the search for the one that is meant. */
public final class Explanations {
    private static final int DIGITS = 4;

    private Explanations() {}

    /** The code that a text names: {@code SALT0401}, in any case, or its number with or without leading zeros. */
    public static Optional<DiagnosticCode> find(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        String digits = wanted.startsWith("SALT") ? wanted.substring("SALT".length()) : wanted;
        String number = "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
        return Arrays.stream(DiagnosticCode.values())
                .filter(code -> !digits.isEmpty() && code.name().equals("SALT" + number))
                .findFirst();
    }

    /** The codes a text may have been meant to be: those that differ in one character, or whose title has the text. */
    public static List<DiagnosticCode> near(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        List<DiagnosticCode> result = new ArrayList<>();
        for (DiagnosticCode code : DiagnosticCode.values()) {
            boolean inTitle = code.title().toUpperCase(Locale.ROOT).contains(wanted);
            if (!wanted.isEmpty() && (inTitle || differences(code.name(), wanted) == 1)) {
                result.add(code);
            }
        }
        return result;
    }

    private static int differences(String a, String b) {
        if (a.length() != b.length()) {
            return Integer.MAX_VALUE;
        }
        int result = 0;
        for (int i = 0; i < a.length(); i++) {
            result += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return result;
    }

    /** The page of a code; its title alone where this build of the plugin has no pages. */
    public static String page(DiagnosticCode code) {
        try (InputStream in = Explanations.class.getResourceAsStream("pages/" + code + ".md")) {
            return in == null
                    ? "# " + code + ": " + code.title()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page of " + code, e);
        }
    }
}
