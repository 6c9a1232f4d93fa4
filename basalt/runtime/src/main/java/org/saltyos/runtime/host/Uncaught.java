package org.saltyos.runtime.host;

import org.jspecify.annotations.Nullable;

/** The end of a program whose exception nobody catches. Compiled code calls it by name. */
public final class Uncaught {
    private static final int MOST_CAUSES = 16;

    private Uncaught() {}

    /** Reports the exception with its causes and ends the program. */
    public static void report(Throwable thrown) {
        System.err.println("Exception in thread \"main\" " + thrown);
        @Nullable Throwable cause = thrown.getCause();
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            System.err.println("Caused by: " + cause);
            cause = cause.getCause();
        }
        HostProcess.exit(FaultReport.EXIT_CODE);
    }
}
