package org.saltyos.kernite.ipc;

import org.saltyos.abi.ErrorCode;
import org.saltyos.kernite.cap.SavedReply;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.thread.SendFlags;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;

/** Ends waits from outside. */
public final class Cancellation {
    private Cancellation() {}

    /** Whatever {@code tcb} waits for, it no longer does; it is stopped, and sees CANCELLED when it is resumed. */
    public static void stop(Tcb tcb) {
        switch (tcb.state()) {
            case ThreadState.SENDING -> {
                WaitQueues.remove(new Endpoint(tcb.waitingAt()).senders(), tcb);
                completeUnlessFaulted(tcb, (tcb.sendFlags() & SendFlags.FAULT) != 0);
            }
            case ThreadState.RECEIVING -> {
                WaitQueues.remove(new Endpoint(tcb.waitingAt()).receivers(), tcb);
                completeUnlessFaulted(tcb, false);
            }
            case ThreadState.WAITING -> {
                WaitQueues.remove(new Notification(tcb.waitingAt()).waiters(), tcb);
                completeUnlessFaulted(tcb, false);
            }
            case ThreadState.AWAITING_REPLY, ThreadState.AWAITING_FAULT_REPLY -> {
                if (tcb.replier() != 0) {
                    new Tcb(tcb.replier()).caller(0);
                    tcb.replier(0);
                } else {
                    SavedReply.forget(tcb);
                }
                completeUnlessFaulted(tcb, tcb.state() == ThreadState.AWAITING_FAULT_REPLY);
            }
            default -> {
                // Running, sleeping or stopped: it waits in no queue.
            }
        }
        Scheduler.stopped(tcb);
        tcb.state(ThreadState.STOPPED);
    }

    /** The other side went away from {@code tcb}, which is in no queue: it runs on with CANCELLED, or stays faulted. */
    static void release(Tcb tcb) {
        boolean faulted = tcb.state() == ThreadState.AWAITING_FAULT_REPLY
                || tcb.state() == ThreadState.SENDING && (tcb.sendFlags() & SendFlags.FAULT) != 0;
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
