package org.saltyos.init;

import org.saltyos.abi.boot.BootFormat;
import org.saltyos.basalt.kernel.KernelFault;

/** What becomes of a server that faulted or finished: its memory comes back, and it may start again. */
final class Restarts {
    /** A server that faults more often than this stays stopped. */
    private static final int LIMIT = 16;

    private Restarts() {}

    /** Starts the server again if its manifest asks for it; otherwise its clients are refused from now on. */
    static void afterFault(int index) {
        ServerState state = Servers.state(index);
        try {
            Launcher.bury(index);
            if (mayRestart(index)) {
                state.countRestart();
                FaultReport.appendName(Log.begin("init: starting again: "), index);
                Log.end();
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

    /** Lets a server that is up run on its callers' time if its manifest says so. */
    static void afterStart(int index) {
        try {
            Launcher.settle(index);
        } catch (InitFault fault) {
            failed(index, fault.text());
        } catch (KernelFault fault) {
            failed(index, KernelFault.describe(fault.code()));
        }
    }

    /** Takes back what a finished program had. */
    static void afterFinish(int index) {
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
