package org.saltyos.svc;

import org.saltyos.basalt.Program;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Arguments;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.servers.ServerControlClient;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/** {@code svc}, {@code svc kill NAME}, {@code svc restart NAME}, {@code poweroff} and {@code reboot}. */
@Program(
        name = "svc",
        links = {"poweroff", "reboot"},
        needs = "kernel.servers",
        stack = 16_384)
public final class Svc {
    private static final Bytes PATH = new Bytes(256);
    private static final Bytes COMMAND = new Bytes(16);
    private static final Bytes NAME = new Bytes(64);

    private Svc() {}

    /** Runs once. */
    @Export("server_main")
    static void main(long startup) {
        int status;
        try {
            status = run(new ServerControlClient(Startup.service("kernel.servers")));
        } catch (RemoteFault fault) {
            Line.add("svc: init does not answer");
            Line.write(Files.ERROR);
            status = Commands.FAILED;
        }
        Processes.exit(status);
    }

    private static int run(ServerControlClient servers) throws RemoteFault {
        Arguments.get(0, PATH);
        if (PATH.ends("poweroff") || PATH.ends("reboot")) {
            return Commands.power(servers, PATH.ends("reboot"));
        }
        if (Arguments.count() <= 1) {
            return Commands.list(servers);
        }
        Arguments.get(1, COMMAND);
        boolean kill = COMMAND.is("kill");
        if (Arguments.count() != 3 || !kill && !COMMAND.is("restart")) {
            return Commands.usage();
        }
        return Commands.end(servers, Arguments.get(2, NAME), kill);
    }
}
