package org.saltyos.init;

import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.servers.ServerLife;

/** What init has to do at a certain time, beside answering: start servers again, see whether they answer, settle them. */
final class Agenda {
    /** Nothing is to be done. */
    static final long NEVER = -1;

    /** Nanoseconds without a message after which {@link Restarts#settleAgain} is tried. */
    private static final long SETTLE_INTERVAL = 5_000_000;

    private Agenda() {}

    /** When something is to be done, in nanoseconds of the clock; {@link #NEVER} for nothing. */
    static long next() {
        long next = earlier(Silence.next(), Health.next());
        if (Restarts.hasUnsettled()) {
            next = earlier(next, SystemCalls.clock() + SETTLE_INTERVAL);
        }
        for (int index = 0; index < Servers.MAX; index++) {
            ServerState state = Servers.state(index);
            if (state.life() == ServerLife.WAITING) {
                next = earlier(next, state.startAt());
            }
        }
        return next;
    }

    /** The earlier one of two times, each of which may be {@link #NEVER}. */
    static long earlier(long one, long other) {
        return one == NEVER ? other : other == NEVER ? one : Math.min(one, other);
    }

    /** Does what is due. */
    static void work() {
        Restarts.startWaiting();
        if (Restarts.hasUnsettled()) {
            Restarts.settleAgain();
        }
        Silence.check();
        Health.check();
    }
}
