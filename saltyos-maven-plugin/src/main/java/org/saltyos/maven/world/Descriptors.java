package org.saltyos.maven.world;

import org.jspecify.annotations.Nullable;

/** Whether texts are descriptors (JVMS 4.3). */
final class Descriptors {
    private static final int MOST_DIMENSIONS = 255;

    private Descriptors() {}

    /** Whether a text is the descriptor of a field. */
    static boolean isField(@Nullable String text) {
        return text != null && !text.isEmpty() && end(text, 0) == text.length();
    }

    /** Whether a text is the descriptor of a method. */
    static boolean isMethod(@Nullable String text) {
        if (text == null || !text.startsWith("(")) {
            return false;
        }
        int at = 1;
        while (at > 0 && at < text.length() && text.charAt(at) != ')') {
            at = end(text, at);
        }
        return at > 0 && at < text.length() && (text.substring(at).equals(")V") || isField(text.substring(at + 1)));
    }

    /** Where the type that starts at an index ends; -1 if none does. */
    private static int end(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '[') {
            at++;
        }
        if (at == text.length() || at - start > MOST_DIMENSIONS) {
            return -1;
        }
        if (text.charAt(at) != 'L') {
            return "BCDFIJSZ".indexOf(text.charAt(at)) < 0 ? -1 : at + 1;
        }
        int end = text.indexOf(';', at);
        return end <= at + 1 ? -1 : end + 1;
    }
}
