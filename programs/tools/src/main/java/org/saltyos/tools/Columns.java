package org.saltyos.tools;

/** Texts of a fixed width. */
final class Columns {
    private Columns() {}

    /** The text with spaces before it. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** The text with spaces behind it. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
