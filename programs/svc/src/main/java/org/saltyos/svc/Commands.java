package org.saltyos.svc;

import java.util.Locale;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Printer;
import org.saltyos.basalt.servers.ServerControl;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.servers.ServerStatus;

/** What the command does, with whatever stands for init. */
final class Commands {
    /** Exit status when init refuses. */
    static final int FAILED = 1;

    /** Exit status for words that are no command. */
    static final int USAGE = 2;

    private static final int NAME_BYTES = 64;
    private static final long KIB = 1024;
    private static final long MICROSECOND = 1_000;
    private static final int DIGITS = 3;

    private final ServerControl servers;
    private final Printer output;
    private final Printer errors;

    /** Asks {@code servers} and writes to the two printers. */
    Commands(ServerControl servers, Printer output, Printer errors) {
        this.servers = servers;
        this.output = output;
        this.errors = errors;
    }

    /** Does what the words ask for, the first of which is the command's own name; returns the exit status. */
    int run(String[] words) {
        try {
            if (words.length <= 1) {
                list();
                return 0;
            }
            boolean kill = words[1].equals("kill");
            if (words.length != 3 || !kill && !words[1].equals("restart")) {
                errors.line("usage: svc | svc kill NAME | svc restart NAME");
                return USAGE;
            }
            return end(words[2], kill);
        } catch (RemoteFault fault) {
            errors.line("svc: init does not answer");
            return FAILED;
        }
    }

    private void list() throws RemoteFault {
        output.line("NAME             STATE     RESTARTS    MEMORY   TIME USED    READY AT");
        for (int i = 0; i < servers.count(); i++) {
            String name = Svc.text(servers.name(i));
            ServerStatus status = servers.status(i);
            output.print(left(name, 16)).print(" ");
            String life = ServerLife.values()[status.life()].name();
            output.print(left(life.toLowerCase(Locale.ROOT), 8));
            output.print(right(Long.toString(status.restarts()), 10));
            output.print(right(status.bytes() / KIB + " KiB", 10));
            output.print(right(milliseconds(status.usedNanoseconds()) + " ms", 12));
            output.line(right(milliseconds(status.readyNanoseconds()) + " ms", 12));
        }
    }

    private int end(String name, boolean kill) throws RemoteFault {
        Bytes bytes = new Bytes(NAME_BYTES);
        bytes.append(name);
        int index = servers.find(bytes);
        if (index < 0) {
            errors.line("svc: there is no server " + name);
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
            errors.line(fault == RemoteFault.REFUSED ? "svc: " + name + " does not run" : "svc: init does not answer");
            return FAILED;
        }
    }

    /** Milliseconds with three digits behind the point. */
    static String milliseconds(long nanoseconds) {
        long microseconds = nanoseconds / MICROSECOND;
        StringBuilder rest = new StringBuilder(Long.toString(microseconds % 1000));
        while (rest.length() < DIGITS) {
            rest.insert(0, '0');
        }
        return microseconds / 1000 + "." + rest;
    }

    private static String left(String text, int width) {
        StringBuilder padded = new StringBuilder(text);
        while (padded.length() < width) {
            padded.append(' ');
        }
        return padded.toString();
    }

    private static String right(String text, int width) {
        StringBuilder padded = new StringBuilder();
        for (int i = text.length(); i < width; i++) {
            padded.append(' ');
        }
        return padded.append(text).toString();
    }
}
