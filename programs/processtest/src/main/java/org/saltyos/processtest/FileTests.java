package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.Processes;

/** Files as processes see them: what another program tries, which says where something is not as it should be. */
final class FileTests {
    private FileTests() {}

    static void run() {
        try {
            Check.ends("FILES-POSIX-TABLE", start("/posix/table.txt"), 0, 0);
            Check.ends("FILES-1000-OPEN", start("many"), 0, 0);
            Check.ends("FILES-SHARED-FILE", start("file"), 0, 0);
            Check.ends("FILES-SHARED-PIPE", start("pipe"), 0, 0);
        } catch (PosixFault fault) {
            Check.unexpected("FILES", fault);
        }
    }

    /** What whole operations on files cost. */
    static void figures() {
        try {
            Processes.await(start("figures"));
        } catch (PosixFault fault) {
            Check.unexpected("FILE-FIGURES", fault);
        }
    }

    private static int start(String what) throws PosixFault {
        Command.begin("/bin/posixtest");
        Command.argument("posixtest");
        Command.argument(what);
        return Processes.spawn();
    }
}
