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

    /** After a silence, or while a server starts, the next look comes after so many nanoseconds: others' messages come in between. */
    private static final long SOON = 20_000_000;

    /** So often a look is put off because a server starts. */
    private static final int MOST_PUT_OFF = 100;

    private static long nextCheck;
    private static int putOff;
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
        // Who waits for a server that is being started does not hang, and that server needs init to come up.
        if (putOff < MOST_PUT_OFF && isAnyStarting()) {
            putOff++;
            nextCheck = SystemCalls.clock() + SOON;
            return;
        }
        putOff = 0;
        boolean silence = false;
        try {
            for (int index = 0; index < SystemFile.open().serverCount(); index++) {
                if (Servers.state(index).life() == ServerLife.UP && isWatched(index)) {
                    silence |= !answers(index);
                }
            }
        } catch (InitFault | KernelFault fault) {
            Log.begin("init: cannot look after the servers");
            Log.end();
        }
        nextCheck = SystemCalls.clock() + (silence ? SOON : INTERVAL);
    }

    private static boolean isAnyStarting() {
        for (int index = 0; index < Servers.MAX; index++) {
            ServerLife life = Servers.state(index).life();
            if (life == ServerLife.STARTING || life == ServerLife.WAITING) {
                return true;
            }
        }
        return false;
    }

    /** Calls a server once; one that has not answered several times in a row is ended. False if it is to be called again soon. */
    private static boolean answers(int index) throws KernelFault {
        ServerState state = Servers.state(index);
        if (Launcher.answers(state, PATIENCE << state.silences())) {
            state.silences(0);
            return true;
        }
        state.silences(state.silences() + 1);
        if (state.silences() < ATTEMPTS) {
            return false;
        }
        state.silences(0);
        state.life(ServerLife.FAULTED);
        FaultReport.appendName(Log.begin("init: no answer from "), index);
        Log.end();
        Restarts.end(index, true);
        return true;
    }
}
