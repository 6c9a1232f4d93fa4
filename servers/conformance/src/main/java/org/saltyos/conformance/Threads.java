package org.saltyos.conformance;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Threads beside the helpers: such as can be deleted, and servers without processor time of their own. */
final class Threads {
    private static final long MILLISECOND = 1_000_000;

    private Threads() {}

    /** A thread in this program's spaces, without a buffer, with time, that a test may delete; it is stopped. */
    static int make(int faults) {
        int thread = Objects.make(ObjectType.TCB);
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        Ipc.putWord(4, 0);
        Check.ok(
                "configure",
                Raw.invoke(thread, Invocation.TCB_CONFIGURE, 5, faults, Startup.CNODE_SLOT, Startup.VSPACE_SLOT, 0));
        Check.ok(
                "time",
                Raw.invoke(
                        Startup.slot("kernel.sched-control"),
                        Invocation.SCHED_CONTROL_CONFIGURE,
                        4,
                        context,
                        MILLISECOND,
                        20 * MILLISECOND,
                        20 * MILLISECOND));
        Check.ok("bind", Raw.invoke(context, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
        return thread;
    }

    /** Lets helper 1's code run a script of one receive with a deadline in another thread, and waits until it waits. */
    static void startWaiting(int thread, int endpoint, long deadline) {
        Helper pages = new Helper(1);
        pages.begin();
        pages.add(SystemCall.RECEIVE_UNTIL, endpoint);
        pages.until(deadline);
        start(thread, pages);
    }

    /** Starts a thread with the mailbox and the stack of a helper that does not run. */
    static void start(int thread, Helper pages) {
        Ipc.putWord(4, pages.mailbox().address());
        Check.ok(
                "start",
                Raw.invoke(
                        thread, Invocation.TCB_WRITE_REGISTERS, 5, 1, Code.thread(), pages.stackTop() - Long.BYTES, 0));
        SystemCalls.sleepUntil(SystemCalls.clock() + 100_000);
    }

    /** Lets a thread count in a helper's mailbox. */
    static void count(int thread, Helper pages) {
        Ipc.putWord(4, pages.mailbox().address() + Mailbox.COUNTER);
        Check.ok("start", Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, 5, 1, Code.counter(), 0, 0));
        SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
    }

    /**
     * Makes helper 0 a server without time that makes a system call between receiving and answering with 55. It has
     * answered a first call and receives.
     */
    static Helper passive(int endpoint, int call, long capability) {
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.add(SystemCall.REPLY_RECEIVE, endpoint);
        helper.add(call, capability);
        helper.add(SystemCall.REPLY_RECEIVE, endpoint, 0, 1, 55, 0, 0, 0);
        helper.run();
        Check.ok("first call", Raw.call(SystemCall.CALL, endpoint));
        Check.ok("unbind", Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_UNBIND));
        return helper;
    }

    /** Makes helper 0 an ordinary one again. */
    static void giveBack(Helper helper) {
        helper.stop();
        long thread = helper.thread().address();
        Check.ok("bind", Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
    }
}
