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

    /** Instructions of the program between the stamps of a caller and of who is called. */
    static final int CALL_STEPS = 6;

    /** Instructions of the program between the stamps of who answers and of the caller. */
    static final int ANSWER_STEPS = 7;

    /** Instructions of the program between the stamps of a thread that faults and of its handler. */
    static final int FAULT_STEPS = 6;

    /** Instructions of the program between the stamps of the handler and of the thread that goes on. */
    static final int RESUME_STEPS = 5;

    /** Instructions of the program between the stamps of a thread that faults and of a handler in assembly. */
    static final int FAULT_TO_HANDLER_STEPS = 5;

    /** Instructions of the program between the stamps of a handler in assembly and of the thread that goes on. */
    static final int HANDLER_STEPS = 8;

    /** Instructions of the program between the stamps of a thread that is interrupted and of one that waited for it. */
    static final int INTERRUPT_STEPS = 6;

    /** Instructions of a server that saves callers around saving one. */
    static final int SAVE_STEPS = 5;

    /** Instructions of that server around its answer. */
    static final int ANSWER_LATER_STEPS = 6;

    /** Instructions of the program between the stamp of that server before it receives and of who runs then. */
    static final int RECEIVE_STEPS = 10;

    /** Instructions of the program between two time stamps of a thread that looks for gaps. */
    static final int GAP_STEPS = 8;

    private Code() {}

    /** Makes the call in the block, with time stamps around it. */
    static void stamped(long block) {
        measureStamped(block);
    }

    @Import("benchmark_stamped")
    private static void measureStamped(long block) {}

    /** Time-stamp counts of a write to the address in the block's capability. */
    static long touch(long block) {
        return measureTouch(block);
    }

    @Import("benchmark_touch")
    private static long measureTouch(long block) {
        return 0;
    }

    @Symbol("benchmark_receiver")
    static long receiver() {
        return 0;
    }

    @Symbol("benchmark_stamping_waiter")
    static long stampingWaiter() {
        return 0;
    }

    @Symbol("benchmark_faulter")
    static long faulter() {
        return 0;
    }

    @Symbol("benchmark_faulter_resumed")
    static long faulterResumed() {
        return 0;
    }

    @Symbol("benchmark_saver")
    static long saver() {
        return 0;
    }

    @Symbol("benchmark_handler")
    static long handler() {
        return 0;
    }

    @Symbol("benchmark_spinner")
    static long spinner() {
        return 0;
    }

    @Symbol("benchmark_interrupted")
    static long interrupted() {
        return 0;
    }

    @Symbol("benchmark_gaps")
    static long gaps() {
        return 0;
    }

    @Symbol("benchmark_stamper")
    static long stamper() {
        return 0;
    }

    @Symbol("benchmark_stamper_end")
    static long stamperEnd() {
        return 0;
    }

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

    @Symbol("benchmark_client")
    static long client() {
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
