package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessFigures;

/** {@code uptime}: tells how long the system has been running, and how many processes there are. */
final class Uptime implements Applet {
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    @Override
    public int run(Invocation call) throws PosixFault {
        ProcessFigures figures = Processes.figures();
        call.out()
                .line("up " + clock(Processes.clock()) + ", " + figures.processes() + " processes, " + figures.started()
                        + " started");
        return 0;
    }

    /** Nanoseconds since the system's start as hours, minutes and seconds. */
    static String clock(long nanoseconds) {
        long seconds = nanoseconds / NANOSECONDS_PER_SECOND;
        return seconds / HOUR + ":" + two(seconds % HOUR / MINUTE) + ":" + two(seconds % MINUTE);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
