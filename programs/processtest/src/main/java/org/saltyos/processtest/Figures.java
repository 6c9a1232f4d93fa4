package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.Mapping;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.test.Report;

/**
 * What whole operations on processes cost, the least of several tries. Under {@code -icount shift=0,sleep=off} a nanosecond of
 * the clock is an instruction, of all that take part: program, library, messages, process manager, kernel.
 */
final class Figures {
    private static final int TRIES = 50;
    private static final int PAGES = 32;
    private static final int PAGE = 4096;
    private static final byte[] SHARED = new byte[PAGES * PAGE];

    private static long least;

    /** What reading the clock costs by itself. */
    private static long clock = Long.MAX_VALUE;

    private Figures() {}

    static void run() {
        try {
            touch(SHARED);
            for (int i = 0; i < TRIES; i++) {
                long start = Processes.clock();
                clock = Math.min(clock, Processes.clock() - start);
            }
            least = Long.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) {
                forkAndWait();
            }
            Report.benchmark("fork + exit + wait", least);
            least = Long.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) {
                forkExecuteAndWait();
            }
            Report.benchmark("fork + exec + exit + wait of a small program", least);
            least = Long.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) {
                startAndWait();
            }
            Report.benchmark("spawn + exit + wait of a small program", least);
            faults();
        } catch (PosixFault fault) {
            Check.unexpected("FIGURES", fault);
        }
    }

    private static void forkAndWait() throws PosixFault {
        long start = Processes.clock();
        int child = Processes.fork();
        if (child == 0) {
            Processes.exit(0);
        }
        Processes.await(child);
        note(start);
    }

    private static void forkExecuteAndWait() throws PosixFault {
        long start = Processes.clock();
        int child = Processes.fork();
        if (child == 0) {
            Command.begin(Children.PROGRAM);
            Command.argument("processtest");
            Command.argument("seven");
            Processes.execute();
        }
        Processes.await(child);
        note(start);
    }

    private static void startAndWait() throws PosixFault {
        long start = Processes.clock();
        Processes.await(Children.start("seven"));
        note(start);
    }

    private static void note(long start) {
        least = Math.min(least, Processes.clock() - start - clock);
    }

    /** A process touches mapped pages for the first time; a copy of it touches pages that it shares. */
    private static void faults() throws PosixFault {
        Mapping fresh = Mapping.anonymous(PAGES * PAGE);
        Report.benchmark("page fault, demand zero", touch(fresh));
        fresh.unmap();
        int child = Processes.fork();
        if (child == 0) {
            Report.benchmark("page fault, copy on write", touch(SHARED));
            Processes.exit(0);
        }
        Processes.await(child);
    }

    /** Writes to every page; returns the least that one write took. */
    private static long touch(Mapping pages) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < PAGES; i++) {
            long start = Processes.clock();
            pages.put(i * PAGE, (byte) 1);
            fastest = Math.min(fastest, Processes.clock() - start - clock);
        }
        return fastest;
    }

    /** As {@link #touch(Mapping)} for pages of an array. */
    private static long touch(byte[] pages) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < PAGES; i++) {
            long start = Processes.clock();
            pages[i * PAGE]++;
            fastest = Math.min(fastest, Processes.clock() - start - clock);
        }
        return fastest;
    }
}
