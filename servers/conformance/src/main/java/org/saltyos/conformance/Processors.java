package org.saltyos.conformance;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;

/**
 * The machine's processors as the tests use them. Most tests are about what one thread does while another runs or does not,
 * so the tests' threads are all bound to one processor, the last one; tests of several processors bind theirs elsewhere.
 */
final class Processors {
    private static int own;

    private Processors() {}

    /** Binds the main thread to the last processor. */
    static void choose() {
        own = count() - 1;
        Check.ok("binding the main thread", bind(0, own));
    }

    /** How many there are. */
    static int count() {
        return (int) about().word0();
    }

    /** The one that the tests run on. */
    static int own() {
        return own;
    }

    /** Another one than {@link #own}: number {@code index} of those, from 0 on, over and over. */
    static int other(int index) {
        return index % (count() - 1);
    }

    /** Whether there is more than one; if not the test {@code id} is skipped. */
    static boolean several(String id) {
        if (count() == 1) {
            Report.skip(id, "one processor");
        }
        return count() > 1;
    }

    /** Binds a scheduling context to a processor, -1 for none. */
    static Answer bind(int context, long processor) {
        return Raw.invoke(control(), Invocation.SCHED_CONTROL_SET_AFFINITY, 2, context, processor, 0, 0);
    }

    /** Binds a scheduling context to the tests' processor. */
    static void bindToOwn(int context) {
        Check.ok("binding to the tests' processor", bind(context, own));
    }

    /** What the kernel tells about processors. */
    static Answer about() {
        return Raw.invoke(control(), Invocation.SCHED_CONTROL_PROCESSORS);
    }

    /** The capability to processor time. */
    static long control() {
        return Startup.slot("kernel.sched-control");
    }
}
