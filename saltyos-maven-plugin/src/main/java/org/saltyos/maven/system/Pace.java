package org.saltyos.maven.system;

import org.saltyos.maven.system.SystemPlan.Candidate;

/**
 * The latest deadline at which a server may be working for somebody else when a caller comes.
 *
 * @param micros the deadline, {@link #NONE} for work that has none
 * @param because the server whose deadline it is: the called one itself, or the caller on whose time it runs
 */
record Pace(long micros, Candidate because) {
    /** What runs when nobody with a reservation wants to has no deadline at all. */
    static final long NONE = Long.MAX_VALUE;

    /** The pace of a server for callers other than {@code except}. */
    static Pace of(Candidate called, Candidate except, Providers providers) {
        if (called.manifest().budgetMicros() > 0) {
            return new Pace(own(called.manifest()), called);
        }
        Pace slowest = new Pace(0, called);
        for (Candidate caller : providers.callersOf(called)) {
            if (!caller.equals(except)) {
                Pace pace = of(caller, except, providers);
                slowest = pace.micros > slowest.micros ? pace : slowest;
            }
        }
        return slowest;
    }

    /** The deadline at which a server with time of its own works. */
    static long own(Manifest manifest) {
        return manifest.periodMicros() == 0 ? NONE : manifest.deadlineMicros();
    }

    /** How a server works at this pace. */
    String text(Candidate called) {
        String deadline = micros == NONE ? "without a deadline" : "with a deadline of " + micros + " us";
        return because.equals(called)
                ? deadline
                : deadline + " on the time of " + because.manifest().name();
    }
}
