package org.saltyos.fuzz;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Symbol;

/**
 * A thread that makes random system calls, as the main thread sees it. It shares this program's address space, but has no
 * capability to it, and no other but those in the {@link Sandbox}.
 *
 * @param number from 0 to {@link #COUNT} - 1
 */
record Fuzzer(int number) {
    /** Number of threads. */
    static final int COUNT = 4;

    /** Where memory of the sandbox is mapped for the threads. */
    static final long WINDOW = 0x0000_7200_0000_0000L;

    static final int PAGE = 1 << ObjectSize.PAGE_BITS;

    private static final long BASE = 0x0000_7300_0000_0000L;
    private static final long STRIDE = 0x10_0000;
    private static final int PAGES = 6;
    private static final long MICROSECOND = 1_000;

    private static final int[] THREAD = new int[COUNT];
    private static final int[] CONTEXT = new int[COUNT];
    private static final long[] SEEN = new long[COUNT];

    /** Makes the pages, which stay: state, buffer, words to wait at, and a stack. */
    void prepare(long seed) throws KernelFault {
        for (int i = 0; i < PAGES; i++) {
            Own.keepPage(Own.FIRST_PAGE + number * PAGES + i, address() + (long) i * PAGE);
        }
        state().dice(Dice.start(seed, number));
    }

    private long address() {
        return BASE + number * STRIDE;
    }

    /** Address of the words that threads wait at. */
    static long words() {
        return BASE + 2 * PAGE;
    }

    /** What it has done so far. */
    FuzzerState state() {
        return new FuzzerState(address());
    }

    /** The slot of the thread. */
    int thread() {
        return THREAD[number];
    }

    /** The slot of its processor time. */
    int context() {
        return CONTEXT[number];
    }

    /**
     * Makes the thread of a round; the first two have reservations, the others run when nobody else wants to. Where there are
     * several processors each has its own, but the last may go where there is room.
     */
    void make(SchedControl time) throws KernelFault {
        THREAD[number] = Own.make(ObjectType.TCB, ObjectSize.TCB_MAX_BITS);
        CONTEXT[number] = Own.make(ObjectType.SCHED_CONTEXT);
        long budget = (200 - number * 50L) * MICROSECOND;
        long period = number < 2 ? (4_000 - number * 1_000L) * MICROSECOND : 0;
        SchedContext context = new SchedContext(context());
        time.configure(context, budget, period, period);
        time.bind(context, number < COUNT - 1 ? number % time.processors() : -1);
    }

    /** Starts it, or starts it again wherever it is. If another thread took what it needs, it stays stopped. */
    void start() {
        try {
            startAnew();
        } catch (KernelFault fault) {
            // It is tried again when the main thread sees that it does not move, and in the next round.
        }
    }

    private void startAnew() throws KernelFault {
        Tcb tcb = new Tcb(thread());
        tcb.suspend();
        Frame buffer = new Frame(Own.FIRST_PAGE + number * PAGES + 1);
        tcb.configure(new Endpoint(0), new CNode(Sandbox.table()), Startup.addressSpace(), address() + PAGE, buffer);
        Own.invoke(context(), Invocation.SCHED_CONTEXT_UNBIND, 0, 0, 0, 0, 0);
        Own.invoke(context(), Invocation.SCHED_CONTEXT_BIND, 1, thread(), 0, 0, 0);
        tcb.start(code(), address() + (long) PAGES * PAGE - Long.BYTES, address());
    }

    /** Stops it, if its capability is still there. */
    void stop() {
        Own.invoke(thread(), Invocation.TCB_SUSPEND, 0, 0, 0, 0, 0);
        Own.invoke(context(), Invocation.SCHED_CONTEXT_UNBIND, 0, 0, 0, 0, 0);
    }

    /** Whether it made a call since this was asked last; tells it the time. */
    boolean moved(long now) {
        state().now(now);
        long made = state().made();
        boolean moved = made != SEEN[number];
        SEEN[number] = made;
        return moved;
    }

    @Symbol("fuzz_thread")
    private static long code() {
        return 0;
    }
}
