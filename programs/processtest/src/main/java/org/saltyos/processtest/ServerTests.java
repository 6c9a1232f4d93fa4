package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.servers.ServerControlClient;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.servers.ServerStatus;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;

/** What init tells about servers, and a server that is started again while a process uses it. */
final class ServerTests {
    private static final int UP = ServerLife.UP.ordinal();
    private static final Bytes NAME = new Bytes(32);

    private ServerTests() {}

    static void run() {
        try {
            ServerControlClient servers = new ServerControlClient(Startup.service("kernel.servers"));
            tell(servers);
            restart("SVC-RESTART", servers, "console");
            FileMappingTests.survive(servers);
        } catch (PosixFault fault) {
            Check.unexpected("SVC", fault);
        } catch (RemoteFault fault) {
            Report.fail("SVC", "init does not answer");
        }
    }

    private static void tell(ServerControlClient servers) throws RemoteFault {
        int manager = servers.find(NAME.clear().append("procmgr"));
        Check.that("SVC-COUNT", servers.count() == 4);
        Check.that("SVC-FIND", manager >= 0 && servers.find(NAME.clear().append("procmg")) == -1);
        Check.that("SVC-NAME", servers.name(manager).is("procmgr"));
        ServerStatus status = servers.status(manager);
        Check.that(
                "SVC-STATUS",
                status.life() == UP
                        && status.restarts() == 0
                        && status.bytes() > 1 << 20
                        && status.readyNanoseconds() > 0
                        && status.usedNanoseconds() > 0);
        Check.that("SVC-REFUSED", isRefused(servers, -1) && isRefused(servers, servers.count()));
    }

    private static boolean isRefused(ServerControlClient servers, int index) {
        try {
            servers.restart(index);
            return false;
        } catch (RemoteFault fault) {
            return fault == RemoteFault.REFUSED;
        }
    }

    /** A server comes back behind the same capability. After the console, the reports of what follows are its first output. */
    static void restart(String id, ServerControlClient servers, String name) throws RemoteFault {
        int number = servers.find(NAME.clear().append(name));
        long before = servers.status(number).restarts();
        servers.restart(number);
        ServerStatus status = servers.status(number);
        for (int i = 0; i < 1000 && status.life() != UP; i++) {
            Processes.sleep(1_000_000);
            status = servers.status(number);
        }
        Check.that(id, status.life() == UP && status.restarts() == before + 1);
    }
}
