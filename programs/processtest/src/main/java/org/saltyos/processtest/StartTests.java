package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.posix.Arguments;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.ProcessEntry;
import org.saltyos.basalt.process.Signal;

/** Starting programs: texts, results, errors. */
final class StartTests {
    private static final Bytes TEXT = new Bytes(128);

    private StartTests() {}

    static void run() {
        try {
            first();
            results();
            texts();
            errors();
            table();
        } catch (PosixFault fault) {
            Check.unexpected("PROC-START", fault);
        }
    }

    /** What the first process starts with. */
    private static void first() throws PosixFault {
        boolean path = Arguments.variable("PATH", TEXT) && TEXT.is("/bin");
        Check.that("PROC-FIRST", Processes.id() == 1 && Processes.parent() == 0 && path);
        Check.that("PROC-FIRST-NAME", Arguments.get(0, TEXT).is(Children.PROGRAM));
    }

    private static void results() throws PosixFault {
        Check.ends("PROC-EXIT", Children.start("seven"), 7, 0);
        Check.ends("PROC-FAULT-CHECK", Children.start("index"), 0, Signal.ABORT);
        Check.ends("PROC-FAULT-MEMORY", Children.start("wild"), 0, Signal.SEGMENT);
    }

    private static void texts() throws PosixFault {
        Command.begin("/bin/alias");
        Command.argument("alias");
        Command.argument("texts");
        Command.argument("");
        Command.argument("two words");
        Command.environment("HOME=/root");
        Command.environment("EMPTY=");
        Check.ends("PROC-TEXTS", Processes.spawn(), 7, 0);
    }

    private static void errors() {
        Check.that("PROC-ENOENT", fails("/bin/none") == PosixFault.ENOENT.code());
        Check.that("PROC-EACCES", fails("/bin") == PosixFault.EACCES.code());
        Check.that("PROC-ENOEXEC", fails("/etc/noprogram") == PosixFault.ENOEXEC.code());
        Check.that("PROC-EACCES-FILE", fails("/etc/data") == PosixFault.EACCES.code());
        Check.that("PROC-ECHILD", waitFails(1) && waitFails(12345) && waitFails(-1));
        Command.begin(Children.PROGRAM);
        Command.argument("processtest");
        for (int i = 0; i < 8192; i++) {
            Command.argument("argument");
        }
        try {
            Processes.spawn();
            Check.that("PROC-E2BIG", false);
        } catch (PosixFault fault) {
            Check.that("PROC-E2BIG", fault == PosixFault.E2BIG);
        }
    }

    private static int fails(String path) {
        Command.begin(path);
        Command.argument("x");
        try {
            Processes.spawn();
            return 0;
        } catch (PosixFault fault) {
            return fault.code();
        }
    }

    private static boolean waitFails(int child) {
        try {
            Processes.await(child);
            return false;
        } catch (PosixFault fault) {
            return fault == PosixFault.ECHILD;
        }
    }

    /** The process table names a child with its group, its memory and its time. */
    private static void table() throws PosixFault {
        int child = Children.startInGroup("sleep", Launch.NEW_GROUP);
        ProcessEntry entry = Processes.list(child & 0xff);
        boolean named = (char) (entry.name0() & 0xff) == 'p' && (char) (entry.name1() & 0xff) == 'e';
        Check.that(
                "PROC-TABLE",
                entry.process() == child
                        && entry.parent() == 1
                        && entry.group() == child
                        && entry.state() == ProcessEntry.RUNS
                        && entry.pages() > 0
                        && named);
        Check.that("PROC-POLL", Processes.poll(child).process() == 0);
        Processes.kill(child, Signal.TERMINATE);
        Check.ends("PROC-KILL", child, 0, Signal.TERMINATE);
    }
}
