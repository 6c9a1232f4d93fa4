package org.saltyos.maven.pipeline;

import java.time.Duration;
import org.saltyos.maven.diag.Diagnostic;

/** Receives what happens during a build: steps never print, so that every front end may show it in its own way. */
public interface Progress {
    /** Shows nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void stage(String title, String detail) {}

        @Override
        public void diagnostic(Diagnostic diagnostic) {}

        @Override
        public void detail(String text) {}
    };

    /**
     * A step ended well.
     *
     * @param title one word, for example {@code Linking}
     * @param detail the facts about it
     */
    void stage(String title, String detail);

    /** A step has something to say about the user's code; errors end the step afterwards. */
    void diagnostic(Diagnostic diagnostic);

    /** A decision that only matters when something is being investigated. */
    void detail(String text);

    /** The duration since a reading of {@link System#nanoTime()}, in the form used by every message: {@code 1.2 s}. */
    static String since(long startNanos) {
        long millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        return (millis / 1000) + "." + (millis % 1000 / 100) + " s";
    }
}
