package org.saltyos.sh;

/** Says where a descriptor leads during a command. */
final class Redirection {
    private final int descriptor;
    private final String operator;
    private String target;
    private boolean expands = true;

    /**
     * A redirection.
     *
     * @param descriptor that is redirected
     * @param operator {@code <}, {@code >}, {@code >>}, {@code >|}, {@code <>}, {@code <&}, {@code >&}, or {@code <<} for a
     *     text in the command itself
     * @param target the word behind it
     */
    Redirection(int descriptor, String operator, String target) {
        this.descriptor = descriptor;
        this.operator = operator;
        this.target = target;
    }

    int descriptor() {
        return descriptor;
    }

    String operator() {
        return operator;
    }

    String target() {
        return target;
    }

    /** Whether the text of {@code <<} is expanded. */
    boolean expands() {
        return expands;
    }

    /** Sets the text of {@code <<}, which comes behind the line. */
    void text(String text, boolean expand) {
        target = text;
        expands = expand;
    }
}
