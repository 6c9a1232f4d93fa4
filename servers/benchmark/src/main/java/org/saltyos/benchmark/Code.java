package org.saltyos.benchmark;

import org.saltyos.lang.Import;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;

/** The assembly of the measurements. */
@Unsafe(because = "measure.S keeps the registers that the calling convention wants kept and touches only the block")
final class Code {
    /** Instructions that the echoing server executes between two system calls. */
    static final int SERVER_STEPS = 3;

    /** Instructions that the yielding thread executes between two system calls. */
    static final int YIELDER_STEPS = 2;

    /** Instructions that the waiting thread executes between two system calls. */
    static final int WAITER_STEPS = 4;

    private Code() {}

    /** Time-stamp counts of the call in the block, with the cost of measuring. */
    static long measure(long block) {
        return measureCall(block);
    }

    /** The cost of measuring alone. */
    static long empty(long block) {
        return measureNothing(block);
    }

    @Import("benchmark_measure")
    private static long measureCall(long block) {
        return 0;
    }

    @Import("benchmark_empty")
    private static long measureNothing(long block) {
        return 0;
    }

    @Symbol("benchmark_server")
    static long server() {
        return 0;
    }

    @Symbol("benchmark_server_end")
    static long serverEnd() {
        return 0;
    }

    @Symbol("benchmark_yielder")
    static long yielder() {
        return 0;
    }

    @Symbol("benchmark_waiter")
    static long waiter() {
        return 0;
    }
}
