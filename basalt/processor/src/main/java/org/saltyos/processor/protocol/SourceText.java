package org.saltyos.processor.protocol;

/** Collects the lines of a generated source file. */
final class SourceText {
    private final StringBuilder text = new StringBuilder();

    /** Adds one line, indented by {@code depth} levels of four spaces. */
    void line(int depth, String content) {
        text.append("    ".repeat(depth)).append(content).append('\n');
    }

    /** Adds an empty line. */
    void line() {
        text.append('\n');
    }

    /** Everything added so far. */
    String text() {
        return text.toString();
    }
}
