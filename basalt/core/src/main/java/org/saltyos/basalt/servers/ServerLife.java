package org.saltyos.basalt.servers;

/** Where a server is in its life. */
public enum ServerLife {
    /** Not started. */
    ABSENT,
    /** Runs but has not reported yet. */
    STARTING,
    /** Serves. */
    UP,
    /** A program that has done its work. */
    FINISHED,
    /** Stopped by a fault, or stopped because it did not answer. */
    FAULTED,
    /** Waits to be started again. */
    WAITING,
    /** Could not be started. */
    FAILED;

    private static final String[] WORDS = {"absent", "starting", "up", "finished", "faulted", "waiting", "failed"};

    /** What people read for the state with a place among all, as rows and messages carry it; "?" for other numbers. */
    public static String word(int ordinal) {
        return ordinal >= 0 && ordinal < WORDS.length ? WORDS[ordinal] : "?";
    }
}
