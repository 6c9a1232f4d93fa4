package org.saltyos.kernite.ipc;

import org.saltyos.abi.ErrorCode;
import org.saltyos.kernite.cap.SavedReply;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.SendFlags;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.Cold;

/** Ends waits from outside. */
public final class Cancellation {
    private Cancellation() {}

    /** Whatever {@code tcb} waits for, it no longer does; it is stopped, and sees CANCELLED when it is resumed. */
    @Cold
    public static void stop(Tcb tcb) {
        Scheduler.hold(tcb);
        switch (tcb.state()) {
            case ThreadState.SENDING, ThreadState.RECEIVING, ThreadState.WAITING, ThreadState.WAITING_FUTEX -> {
                completeUnlessFaulted(
                        tcb, tcb.state() == ThreadState.SENDING && (tcb.sendFlags() & SendFlags.FAULT) != 0);
                leaveQueue(tcb);
            }
            case ThreadState.AWAITING_REPLY, ThreadState.AWAITING_FAULT_REPLY -> {
                giveUpReply(tcb);
                completeUnlessFaulted(tcb, tcb.state() == ThreadState.AWAITING_FAULT_REPLY);
            }
            default -> {
                // Running, sleeping or stopped: it waits in no queue.
            }
        }
        Timeouts.clear(tcb);
        Scheduler.stopped(tcb);
        tcb.state(ThreadState.STOPPED);
    }

    /** Takes {@code tcb} out of the queues it waits in. */
    static void leaveQueue(Tcb tcb) {
        switch (tcb.state()) {
            case ThreadState.SENDING -> Senders.leave(tcb);
            case ThreadState.RECEIVING -> Receivers.leave(tcb);
            case ThreadState.WAITING_FUTEX -> Futexes.leave(tcb);
            default -> WaitQueues.remove(new Notification(tcb.link().object()).waiters(), tcb.link());
        }
    }

    /** {@code tcb}, which waits for a reply, no longer does: nobody owes it one. */
    static void giveUpReply(Tcb tcb) {
        if (tcb.replier() != 0) {
            new Tcb(tcb.replier()).caller(0);
            tcb.replier(0);
        } else {
            SavedReply.forget(tcb);
        }
    }

    /** The other side went away from {@code tcb}, which is in no queue: it runs on with CANCELLED, or stays faulted. */
    @Cold
    static void release(Tcb tcb) {
        boolean faulted = tcb.state() == ThreadState.AWAITING_FAULT_REPLY
                || tcb.state() == ThreadState.SENDING && (tcb.sendFlags() & SendFlags.FAULT) != 0;
        Timeouts.clear(tcb);
        completeUnlessFaulted(tcb, faulted);
        tcb.state(faulted ? ThreadState.STOPPED : ThreadState.RUNNING);
        Scheduler.makeReady(tcb);
    }

    private static void completeUnlessFaulted(Tcb tcb, boolean faulted) {
        if (!faulted) {
            Messages.complete(tcb, ErrorCode.CANCELLED);
        }
    }
}
