package org.saltyos.init;

import org.saltyos.abi.boot.BootFormat;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.servers.ServerLife;

/** What becomes of a server that faulted or finished: its memory comes back, and it may start again. */
final class Restarts {
    /** A server that fails more often than this, each time soon after its start, stays stopped. */
    private static final int LIMIT = 16;

    /** Nanoseconds; who fails later after its start has served. */
    private static final long SOON = 5_000_000_000L;

    private static final long FIRST_DELAY = 2_000_000;
    private static final long LONGEST_DELAY = 1_000_000_000;
    private static final int MOST_DOUBLINGS = 16;

    /** How many servers still run on the time of their start, though their manifests give them none. */
    private static int unsettled;

    private Restarts() {}

    /** Starts the server again if its manifest asks for it; otherwise its clients are refused from now on. */
    static void afterFault(int index) {
        try {
            end(index, isRestarted(index));
        } catch (InitFault fault) {
            failed(index, fault.text());
        }
    }

    /** Ends a server that failed; {@code again} tells whether it comes back. */
    static void end(int index, boolean again) {
        ServerState state = Servers.state(index);
        boolean soon = SystemCalls.clock() - state.readyAt() < SOON;
        state.failures(soon ? state.failures() + 1 : 1);
        end(index, again, state.failures());
    }

    /** Ends a server because somebody wants it to end, which is no failure of its own: it comes back at once. */
    static void endOnRequest(int index, boolean again) {
        end(index, again, 1);
    }

    private static void end(int index, boolean again, int failures) {
        ServerState state = Servers.state(index);
        settled(index, true);
        long now = SystemCalls.clock();
        state.ended(now);
        boolean tooOften = failures > LIMIT;
        try {
            if (again && !tooOften) {
                state.countRestart();
                FaultReport.appendName(Log.begin("init: starting again: "), index);
                Log.end(); // before its clients go on, whose output would come in between
            }
            Launcher.bury(index);
            if (!again || tooOften) {
                Launcher.forget(index);
                state.life(ServerLife.FAULTED);
                sayItStaysEnded(index, tooOften && again);
            } else if (failures == 1) {
                Launcher.launch(index);
            } else {
                state.life(ServerLife.WAITING);
                state.startAt(now + delay(failures));
            }
        } catch (InitFault fault) {
            failed(index, fault.text());
        } catch (KernelFault fault) {
            failed(index, KernelFault.describe(fault.code()));
        }
    }

    /** Starts a server again that stays ended, because somebody wants it to: its failures so far do not count any more. */
    static void revive(int index) {
        ServerState state = Servers.state(index);
        state.failures(0);
        state.countRestart();
        FaultReport.appendName(Log.begin("init: starting again: "), index);
        Log.end();
        try {
            Launcher.revive(index);
        } catch (InitFault fault) {
            failed(index, fault.text());
        } catch (KernelFault fault) {
            failed(index, KernelFault.describe(fault.code()));
        }
    }

    private static void sayItStaysEnded(int index, boolean tooOften) {
        if (tooOften) {
            FaultReport.appendName(Log.begin("init: "), index)
                    .append(" failed ")
                    .decimal(LIMIT + 1)
                    .append(" times, each time soon after its start; it stays ended");
            Log.end();
        }
    }

    /** The first failure is followed by a start at once, each further one by a wait twice as long as the last. */
    private static long delay(int failures) {
        return Math.min(LONGEST_DELAY, FIRST_DELAY << Math.min(failures - 2, MOST_DOUBLINGS));
    }

    /** Starts the servers whose wait is over. */
    static void startWaiting() {
        long now = SystemCalls.clock();
        for (int index = 0; index < Servers.MAX; index++) {
            ServerState state = Servers.state(index);
            if (state.life() == ServerLife.WAITING && state.startAt() <= now) {
                try {
                    Launcher.launch(index);
                } catch (InitFault fault) {
                    failed(index, fault.text());
                } catch (KernelFault fault) {
                    failed(index, KernelFault.describe(fault.code()));
                }
            }
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

    /** Whether a server comes back after a fault, by its manifest. */
    static boolean isRestarted(int index) throws InitFault {
        return SystemFile.server(index).restart() == BootFormat.RESTART_ON_FAULT;
    }

    private static void failed(int index, String reason) {
        Servers.state(index).life(ServerLife.FAILED);
        FaultReport.appendName(Log.begin("init: cannot start again: "), index)
                .append(": ")
                .append(reason);
        Log.end();
    }
}
