package org.saltyos.kernite.ipc;

import org.saltyos.abi.ErrorCode;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;

/** Signals: bits that collect in a word until somebody takes them all at once. */
public final class Notifications {
    private Notifications() {}

    /** Delivers {@code bits} to the first waiter, or to the bound thread if it is receiving, or keeps them. */
    public static void signal(Notification notification, long bits) {
        if (notification.waiters().head() != 0) {
            deliver(WaitQueues.removeFirst(notification.waiters()), bits);
            return;
        }
        if (notification.boundTcb() != 0) {
            Tcb bound = new Tcb(notification.boundTcb());
            if (bound.state() == ThreadState.RECEIVING) {
                boolean plain = bound.links() == 0;
                Receivers.leave(bound);
                Messages.complete(bound, ErrorCode.OK);
                if (!plain) {
                    Messages.tellSignal(bound);
                }
                deliver(bound, bits);
                return;
            }
        }
        notification.word(notification.word() | bits);
        notification.active(1);
    }

    /** {@code tcb} takes the pending bits, or waits for some, or, not blocking, gets WOULD_BLOCK. */
    public static void await(Tcb tcb, Notification notification, boolean blocking) {
        if (notification.active() != 0) {
            take(tcb, notification);
        } else if (blocking) {
            tcb.state(ThreadState.WAITING);
            WaitQueues.append(notification.waiters(), tcb.link(), notification.address());
        } else {
            tcb.rax(ErrorCode.WOULD_BLOCK);
            tcb.rdi(0);
        }
    }

    /** As {@link #await}; without a signal until {@code time} {@code tcb} gets {@link ErrorCode#TIMEOUT}. */
    public static void awaitUntil(Tcb tcb, Notification notification, long time) {
        if (notification.active() == 0 && Timeouts.passed(time)) {
            Messages.complete(tcb, ErrorCode.TIMEOUT);
            return;
        }
        await(tcb, notification, true);
        if (tcb.state() == ThreadState.WAITING) {
            Timeouts.set(tcb, time);
        }
    }

    /**
     * Makes the signals of {@code notification} end a receive of {@code tcb} as well.
     *
     * @throws Refusal ILLEGAL_OPERATION if either is bound already, or somebody waits at the notification
     */
    public static void bind(Tcb tcb, Notification notification) throws Refusal {
        if (tcb.boundNotification() != 0
                || notification.boundTcb() != 0
                || notification.waiters().head() != 0) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        tcb.boundNotification(notification.address());
        notification.boundTcb(tcb.address());
    }

    /** Undoes {@link #bind}; nothing happens if the thread is not bound. */
    public static void unbind(Tcb tcb) {
        if (tcb.boundNotification() != 0) {
            new Notification(tcb.boundNotification()).boundTcb(0);
            tcb.boundNotification(0);
        }
    }

    /** The notification ends: its thread is no longer bound to it. */
    public static void unbindAll(Notification notification) {
        if (notification.boundTcb() != 0) {
            unbind(new Tcb(notification.boundTcb()));
        }
    }

    /** Whether somebody waits at {@code notification}. */
    public static boolean isWaitedAt(Notification notification) {
        return notification.waiters().head() != 0;
    }

    /** The notification ends: the first who waits gets CANCELLED. */
    public static void dismissFirst(Notification notification) {
        Cancellation.release(WaitQueues.removeFirst(notification.waiters()));
    }

    /** Gives {@code tcb}, which is about to receive, the pending bits of its bound notification; false if none. */
    static boolean takeBound(Tcb tcb) {
        if (tcb.boundNotification() == 0) {
            return false;
        }
        Notification notification = new Notification(tcb.boundNotification());
        if (notification.active() == 0) {
            return false;
        }
        Messages.complete(tcb, ErrorCode.OK);
        take(tcb, notification);
        return true;
    }

    private static void take(Tcb tcb, Notification notification) {
        tcb.rax(ErrorCode.OK);
        tcb.rdi(notification.word());
        notification.word(0);
        notification.active(0);
    }

    private static void deliver(Tcb tcb, long bits) {
        Timeouts.clear(tcb);
        tcb.rax(ErrorCode.OK);
        tcb.rdi(bits);
        tcb.state(ThreadState.RUNNING);
        Scheduler.makeReady(tcb);
    }
}
