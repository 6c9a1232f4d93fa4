package org.saltyos.init;

import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.servers.ServerLife;

/**
 * Notices servers that hang: each that serves on its own time, and that its manifest lets start again, is called once a second with a request
 * of no protocol, which every server loop refuses at once. One that does not answer several times in a row is started again.
 */
final class Health {
    private static final long INTERVAL = 1_000_000_000;

    /** How long the first answer may take, in nanoseconds; each further attempt waits twice as long. */
    private static final long PATIENCE = 250_000_000;

    /** So many attempts in vain mean that it hangs: a machine that was stopped for a while has time to catch up. */
    private static final int ATTEMPTS = 3;

    private static long nextCheck;
    private static boolean watches;

    private Health() {}

    /** Begins to watch if there is a server to watch; called when all are up. */
    static void start(int count) throws InitFault {
        for (int index = 0; index < count; index++) {
            watches |= isWatched(index);
        }
        nextCheck = SystemCalls.clock() + INTERVAL;
    }

    private static boolean isWatched(int index) throws InitFault {
        ServerEntry server = SystemFile.server(index);
        // A call lends a passive server init's own time: one that hangs would keep it.
        return server.providesCount() > 0 && server.budgetMicros() > 0 && Restarts.isRestarted(index);
    }

    /** When the servers are to be called next. */
    static long next() {
        return watches ? nextCheck : Agenda.NEVER;
    }

    /** Calls the servers if it is time to. */
    static void check() {
        if (!watches || SystemCalls.clock() < nextCheck) {
            return;
        }
        try {
            for (int index = 0; index < SystemFile.open().serverCount(); index++) {
                if (Servers.state(index).life() == ServerLife.UP && isWatched(index)) {
                    check(index);
                }
            }
        } catch (InitFault | KernelFault fault) {
            Log.begin("init: cannot look after the servers");
            Log.end();
        }
        nextCheck = SystemCalls.clock() + INTERVAL;
    }

    private static void check(int index) throws KernelFault {
        ServerState state = Servers.state(index);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (Launcher.answers(state, PATIENCE << attempt)) {
                return;
            }
        }
        state.life(ServerLife.FAULTED);
        FaultReport.appendName(Log.begin("init: no answer from "), index);
        Log.end();
        Restarts.end(index, true);
    }
}
