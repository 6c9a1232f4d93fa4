package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessFigures;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.Signal;

/** After many processes there is as much memory as before, and too many of them are an error, not an end. */
final class LeakTests {
    private static final int ROUNDS = 1000;

    private LeakTests() {}

    static void run() {
        try {
            spawns();
            forks();
            tooMany();
        } catch (PosixFault fault) {
            Check.unexpected("LEAK", fault);
        }
    }

    private static void spawns() throws PosixFault {
        Processes.await(Children.start("seven"));
        ProcessFigures before = Processes.figures();
        int right = 0;
        for (int i = 0; i < ROUNDS; i++) {
            right += Processes.await(Children.start("seven")).status() == 7 ? 1 : 0;
        }
        Check.that("LEAK-SPAWN-RESULTS", right == ROUNDS);
        Check.that("LEAK-SPAWN", same(before, Processes.figures()));
    }

    private static void forks() throws PosixFault {
        ProcessFigures before = Processes.figures();
        Check.that("LEAK-FORK-RESULTS", forks(ROUNDS) == ROUNDS);
        Check.that("LEAK-FORK", same(before, Processes.figures()));
    }

    /** So often fork, exec and wait; how many of the programs ended as they should. */
    static int forks(int rounds) throws PosixFault {
        int right = 0;
        for (int i = 0; i < rounds; i++) {
            int child = Processes.fork();
            if (child == 0) {
                Command.begin(Children.PROGRAM);
                Command.argument("processtest");
                Command.argument("seven");
                Processes.execute();
            }
            right += Processes.await(child).status() == 7 ? 1 : 0;
        }
        return right;
    }

    /** Copies until there is no place for another; the system goes on, and nothing is lost. */
    private static void tooMany() throws PosixFault {
        ProcessFigures before = Processes.figures();
        int children = 0;
        int code = 0;
        while (code == 0) {
            try {
                if (Processes.fork() == 0) {
                    Processes.sleep(Long.MAX_VALUE / 2);
                }
                children++;
            } catch (PosixFault fault) {
                code = fault.code();
            }
        }
        Check.that("LEAK-TOO-MANY", code == PosixFault.EAGAIN.code() && children == 254);
        int killed = 0;
        for (int place = 2; place < 256; place++) {
            Processes.kill(Processes.list(place).process(), Signal.KILL);
        }
        for (int i = 0; i < children; i++) {
            killed += Processes.await(ProcessManager.ANY).signal() == Signal.KILL ? 1 : 0;
        }
        Check.that("LEAK-ALL-ENDED", killed == children);
        ProcessFigures after = Processes.figures();
        Check.that("LEAK-MANY", after.processes() == before.processes() && after.usedPages() <= before.usedPages() + 1);
    }

    /** As many processes, pages and pieces; the own stack may have grown by a page. */
    static boolean same(ProcessFigures before, ProcessFigures after) {
        return before.processes() == after.processes()
                && after.usedPages() <= before.usedPages() + 1
                && before.blocks() == after.blocks();
    }
}
