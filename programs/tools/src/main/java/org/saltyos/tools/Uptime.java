package org.saltyos.tools;

import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessFigures;

/** {@code uptime}: tells how long the system has been running, and how many processes there are. */
final class Uptime implements Applet {
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    @Override
    public int run(Invocation call) throws PosixFault {
        long seconds = Processes.clock() / NANOSECONDS_PER_SECOND;
        ProcessFigures figures = Processes.figures();
        call.out()
                .line("up " + seconds / HOUR + ":" + two(seconds % HOUR / MINUTE) + ":" + two(seconds % MINUTE) + ", "
                        + figures.processes() + " processes, " + figures.started() + " started");
        return 0;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
