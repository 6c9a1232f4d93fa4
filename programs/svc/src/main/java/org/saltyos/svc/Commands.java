package org.saltyos.svc;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Arguments;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.servers.ServerControlClient;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.servers.ServerStatus;

/** What the command does. */
final class Commands {
    /** Exit status when init refuses, or the output cannot be written. */
    static final int FAILED = 1;

    /** Exit status for words that are no command. */
    static final int USAGE = 2;

    private static final int STATE = 17;
    private static final int RESTARTS = 35;
    private static final int MEMORY = 47;
    private static final int USED = 61;
    private static final int READY = 75;
    private static final int OUTAGE = 88;
    private static final long KIB = 1024;
    private static final long MICROSECOND = 1_000;
    private static final int MILLI_DECIMALS = 3;

    private Commands() {}

    /** Shows all servers; returns the exit status. */
    static int list(ServerControlClient servers) throws RemoteFault {
        Line.add("NAME");
        Line.toColumn(STATE);
        Line.add("STATE     RESTARTS      MEMORY     TIME USED      READY AT     LAST OUT");
        boolean written = Line.write(Files.OUTPUT);
        int count = servers.count();
        for (int i = 0; i < count && written; i++) {
            Line.add(servers.name(i));
            ServerStatus status = servers.status(i);
            Line.toColumn(STATE);
            Line.add(ServerLife.word(status.life()));
            Line.right(status.restarts(), 0, "", RESTARTS);
            Line.right(status.bytes() / KIB, 0, " KiB", MEMORY);
            Line.right(status.usedNanoseconds() / MICROSECOND, MILLI_DECIMALS, " ms", USED);
            Line.right(status.readyNanoseconds() / MICROSECOND, MILLI_DECIMALS, " ms", READY);
            Line.right(status.outageNanoseconds() / MICROSECOND, MILLI_DECIMALS, " ms", OUTAGE);
            written = Line.write(Files.OUTPUT);
        }
        return written ? 0 : FAILED;
    }

    /** Ends a server, or starts it again; returns the exit status. */
    static int end(ServerControlClient servers, Bytes name, boolean kill) throws RemoteFault {
        int index = servers.find(name);
        if (index < 0) {
            Line.add("svc: there is no server ");
            Line.add(name);
            Line.write(Files.ERROR);
            return FAILED;
        }
        try {
            if (kill) {
                servers.kill(index);
            } else {
                servers.restart(index);
            }
            return 0;
        } catch (RemoteFault fault) {
            if (fault != RemoteFault.REFUSED) {
                throw fault;
            }
            Line.add("svc: it does not run: ");
            Line.add(name);
            Line.write(Files.ERROR);
            return FAILED;
        }
    }

    /** Switches the machine off or starts it anew; returns the exit status. */
    static int power(ServerControlClient servers, boolean again) throws RemoteFault {
        if (Arguments.count() > 1) {
            Line.add(again ? "usage: reboot" : "usage: poweroff");
            Line.write(Files.ERROR);
            return USAGE;
        }
        if (again) {
            servers.reboot();
        } else {
            servers.powerOff();
        }
        return 0;
    }

    /** Says how the command is used; returns the exit status. */
    static int usage() {
        Line.add("usage: svc | svc kill NAME | svc restart NAME");
        Line.write(Files.ERROR);
        return USAGE;
    }
}
