package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.ProcessEntry;
import org.saltyos.basalt.process.Signal;

/** Ends: signals, groups, orphans. */
final class EndTests {
    private EndTests() {}

    static void run() {
        try {
            groups();
            orphans();
            refusals();
            suicide();
        } catch (PosixFault fault) {
            Check.unexpected("END", fault);
        }
    }

    private static void groups() throws PosixFault {
        int first = Children.startInGroup("sleep", Launch.NEW_GROUP);
        int second = Children.startInGroup("sleep", first);
        int other = Children.startInGroup("sleep", Launch.NEW_GROUP);
        Processes.kill(-first, Signal.KILL);
        Check.ends("END-GROUP", first, 0, Signal.KILL);
        Check.ends("END-GROUP-MEMBER", second, 0, Signal.KILL);
        Check.that("END-OTHER-GROUP", Processes.poll(other).process() == 0);
        Processes.group(other, 0);
        Processes.kill(other, Signal.KILL);
        Check.ends("END-OTHER", other, 0, Signal.KILL);
    }

    /** A child of a child that has ended belongs to the first process, and its end leaves nothing behind. */
    private static void orphans() throws PosixFault {
        int count = Processes.figures().processes();
        int child = Children.start("parent");
        Check.ends("END-PARENT", child, 7, 0);
        for (int i = 0; i < 1000 && Processes.figures().processes() > count; i++) {
            Processes.sleep(1_000_000);
        }
        Check.that("END-ORPHAN", Processes.figures().processes() == count);
    }

    private static void refusals() throws PosixFault {
        Check.that("END-ESRCH", refused(4000, Signal.KILL) == PosixFault.ESRCH.code());
        Check.that("END-EINVAL", refused(1, 32) == PosixFault.EINVAL.code());
        Check.that("END-EPERM", refused(1, Signal.KILL) == PosixFault.EPERM.code());
        Processes.kill(1, 0);
        Check.that("END-ALIVE", Processes.self().state() == ProcessEntry.RUNS);
    }

    private static int refused(int process, int signal) {
        try {
            Processes.kill(process, signal);
            return 0;
        } catch (PosixFault fault) {
            return fault.code();
        }
    }

    /** A process that ends itself by a signal. */
    private static void suicide() throws PosixFault {
        int child = Processes.fork();
        if (child == 0) {
            Processes.kill(Processes.id(), Signal.TERMINATE);
            Processes.exit(Children.WRONG);
        }
        Check.ends("END-SELF", child, 0, Signal.TERMINATE);
    }
}
