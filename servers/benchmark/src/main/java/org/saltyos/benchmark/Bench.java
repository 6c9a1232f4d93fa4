package org.saltyos.benchmark;

import org.saltyos.basalt.test.Report;

/** Reports measurements, and failures of calls that should have worked. */
final class Bench {
    private Bench() {}

    /** Reports the least count of the running series. */
    static void report(String name) {
        Report.benchmark(name, Stopwatch.least());
    }

    /** Reports the least count of the running series without instructions of a program. */
    static void report(String name, int programSteps) {
        Report.benchmark(name, Stopwatch.least() - programSteps);
    }

    /** Stops everything if a call did not work: its count would mean nothing. */
    static void require(int status) {
        if (status != 0) {
            throw new IllegalStateException("a measured system call failed");
        }
    }
}
