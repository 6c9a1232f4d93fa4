package org.saltyos.paths;

import org.saltyos.lang.Import;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;

/** The assembly of the test. */
@Unsafe(because = "paths.S keeps the registers that the calling convention wants kept and touches only the exchange")
final class Code {
    private Code() {}

    /** Makes the system call of an exchange; returns the time-stamp counts that passed, with the cost of measuring. */
    static long enter(long exchange) {
        return makeCall(exchange);
    }

    /** The cost of measuring alone. */
    static long nothing(long exchange) {
        return makeNone(exchange);
    }

    @Import("paths_enter")
    private static long makeCall(long exchange) {
        return 0;
    }

    @Import("paths_nothing")
    private static long makeNone(long exchange) {
        return 0;
    }

    @Symbol("paths_actor")
    static long actor() {
        return 0;
    }

    /** Where an actor of this address space goes on after a fault. */
    @Symbol("paths_actor_faulted")
    static long actorFaulted() {
        return 0;
    }

    @Symbol("paths_actor_end")
    static long actorEnd() {
        return 0;
    }
}
