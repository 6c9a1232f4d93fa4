package org.saltyos.init;

import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.servers.ServerLife;

/** Notices servers that said they would give signs of life and give none any more. */
final class Silence {
    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    private Silence() {}

    /** A server gave a sign of life, and promised the next one; 0 milliseconds for none. */
    static void expect(ServerState state, int milliseconds) {
        long now = SystemCalls.clock();
        state.signUntil(milliseconds == 0 ? 0 : now + milliseconds * NANOSECONDS_PER_MILLISECOND);
    }

    private static boolean isExpected(ServerState state) {
        return state.signUntil() != 0 && state.life() == ServerLife.UP;
    }

    /** When the first sign is overdue; {@link Agenda#NEVER} if none is expected. */
    static long next() {
        long next = Agenda.NEVER;
        for (int index = 0; index < Servers.MAX; index++) {
            ServerState state = Servers.state(index);
            if (isExpected(state)) {
                next = Agenda.earlier(next, state.signUntil());
            }
        }
        return next;
    }

    /** Ends those whose sign is overdue. */
    static void check() {
        long now = SystemCalls.clock();
        for (int index = 0; index < Servers.MAX; index++) {
            ServerState state = Servers.state(index);
            if (isExpected(state) && state.signUntil() <= now) {
                state.life(ServerLife.FAULTED);
                FaultReport.appendName(Log.begin("init: no sign of life from "), index);
                Log.end();
                Restarts.afterFault(index);
            }
        }
    }
}
