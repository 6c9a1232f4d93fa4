package org.saltyos.tools;

import org.saltyos.basalt.posix.Processes;

/** {@code date}: writes the time. Without a clock of the day it is the time since the system's start, and says so. */
final class Date implements Applet {
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

    @Override
    public int run(Invocation call) {
        call.out().line(Processes.clock() / NANOSECONDS_PER_SECOND + " seconds since the system's start");
        return 0;
    }
}
