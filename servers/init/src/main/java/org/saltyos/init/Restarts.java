package org.saltyos.init;

import org.saltyos.abi.boot.BootFormat;
import org.saltyos.basalt.kernel.KernelFault;

/** What becomes of a server that faulted or finished: its memory comes back, and it may start again. */
final class Restarts {
    /** A server that faults more often than this stays stopped. */
    private static final int LIMIT = 16;

    /** How many servers still run on the time of their start, though their manifests give them none. */
    private static int unsettled;

    private Restarts() {}

    /** Starts the server again if its manifest asks for it; otherwise its clients are refused from now on. */
    static void afterFault(int index) {
        ServerState state = Servers.state(index);
        settled(index, true);
        try {
            boolean again = mayRestart(index);
            if (again) {
                state.countRestart();
                FaultReport.appendName(Log.begin("init: starting again: "), index);
                Log.end(); // before its clients go on, whose output would come in between
            }
            Launcher.bury(index);
            if (again) {
                Launcher.launch(index);
            } else {
                Launcher.forget(index);
            }
        } catch (InitFault fault) {
            failed(index, fault.text());
        } catch (KernelFault fault) {
            failed(index, KernelFault.describe(fault.code()));
        }
    }

    /** Lets a server that is up run on its callers' time if its manifest says so, now or by {@link #settleAgain}. */
    static void afterStart(int index) {
        try {
            settled(index, Launcher.settle(index));
        } catch (InitFault fault) {
            failed(index, fault.text());
        } catch (KernelFault fault) {
            failed(index, KernelFault.describe(fault.code()));
        }
    }

    /** Whether {@link #settleAgain} has something to do. */
    static boolean hasUnsettled() {
        return unsettled > 0;
    }

    /** Tries again what {@link #afterStart} could not do because the server was at work. */
    static void settleAgain() {
        for (int index = 0; index < Servers.MAX; index++) {
            if (!Servers.state(index).isSettled()) {
                afterStart(index);
            }
        }
    }

    private static void settled(int index, boolean value) {
        ServerState state = Servers.state(index);
        if (state.isSettled() != value) {
            unsettled += value ? -1 : 1;
            state.settled(value);
        }
    }

    /** Takes back what a finished program had. */
    static void afterFinish(int index) {
        settled(index, true);
        try {
            Launcher.bury(index);
            Launcher.forget(index);
        } catch (KernelFault fault) {
            failed(index, KernelFault.describe(fault.code()));
        }
    }

    private static boolean mayRestart(int index) throws InitFault {
        return SystemFile.server(index).restart() == BootFormat.RESTART_ON_FAULT
                && Servers.state(index).restarts() < LIMIT;
    }

    private static void failed(int index, String reason) {
        Servers.state(index).life(ServerState.Life.FAILED);
        FaultReport.appendName(Log.begin("init: cannot start again: "), index)
                .append(": ")
                .append(reason);
        Log.end();
    }
}
