package org.saltyos.tools;

/** The names that head and tail write before the parts of several files. */
final class Titles {
    private final Invocation call;
    private final boolean wanted;
    private boolean later;

    Titles(Invocation call, boolean wanted) {
        this.call = call;
        this.wanted = wanted;
    }

    /** Writes the title of a file; an empty name stands for the input. */
    void write(String name) {
        if (wanted) {
            call.out().line((later ? "\n" : "") + "==> " + (name.isEmpty() ? "standard input" : name) + " <==");
            later = true;
        }
    }
}
