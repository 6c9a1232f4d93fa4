package org.saltyos.kernite.ipc;

import org.saltyos.abi.ErrorCode;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;

/** Ends waits whose time has come, with {@link ErrorCode#TIMEOUT}. */
public final class Expiry {
    private Expiry() {}

    /**
     * The time has come for the wait of {@code tcb}, which is in the heap of timeouts no longer. A thread that waits to
     * receive or for a signal and has no processor time goes on waiting: it could not run, and nobody could lend it time.
     */
    public static void expire(Tcb tcb) {
        if (tcb.state() == ThreadState.AWAITING_REPLY) {
            endCall(tcb);
            return;
        }
        if (tcb.sched() == 0 && tcb.state() != ThreadState.SENDING) {
            return;
        }
        Cancellation.leaveQueue(tcb);
        Messages.complete(tcb, ErrorCode.TIMEOUT);
        tcb.state(ThreadState.RUNNING);
        Scheduler.makeReady(tcb);
    }

    /** The reply did not come in time: the server's right to it is void, and the caller's urgency no longer its. */
    private static void endCall(Tcb caller) {
        long server = caller.replier();
        Cancellation.giveUpReply(caller);
        Messages.complete(caller, ErrorCode.TIMEOUT);
        caller.state(ThreadState.RUNNING);
        if (caller.sched() == 0) {
            Donation.reclaim(caller);
            return;
        }
        if (server != 0 && new Tcb(server).sched() != 0) {
            Scheduler.renewUrgency(new SchedContext(new Tcb(server).sched()));
        }
        Scheduler.makeReady(caller);
    }
}
