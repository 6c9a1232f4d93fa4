package org.saltyos.kernite.ipc;

import org.saltyos.abi.ErrorCode;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.SendFlags;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;

/**
 * Rendezvous: a message moves when a sender and a receiver have met, and whoever comes first waits in line. The caller
 * has checked the capability and its rights. Results go to the registers of the threads concerned.
 */
public final class Endpoints {
    private Endpoints() {}

    /**
     * {@code tcb} sends and does not wait for a reply. If nobody receives it waits, or, not blocking, drops the message.
     *
     * @param rights of the capability it sends through
     */
    public static void send(Tcb tcb, Endpoint endpoint, long badge, int rights, boolean blocking) {
        tcb.sendRights(rights);
        if (endpoint.receivers().head() != 0) {
            deliver(tcb, endpoint, badge, rights);
        } else if (blocking) {
            enqueueSender(tcb, endpoint, badge, 0);
        } else {
            tcb.rax(ErrorCode.OK);
        }
    }

    /** As {@link #send}; if nobody receives until {@code time} it gets {@link ErrorCode#TIMEOUT}. */
    public static void sendUntil(Tcb tcb, Endpoint endpoint, long badge, int rights, long time) {
        tcb.sendRights(rights);
        if (endpoint.receivers().head() != 0) {
            deliver(tcb, endpoint, badge, rights);
        } else if (Timeouts.passed(time)) {
            Messages.complete(tcb, ErrorCode.TIMEOUT);
        } else {
            enqueueSender(tcb, endpoint, badge, 0);
            Timeouts.set(tcb, time);
        }
    }

    private static void deliver(Tcb tcb, Endpoint endpoint, long badge, int rights) {
        Tcb receiver = Receivers.takeFirst(endpoint);
        Messages.transfer(tcb, receiver, badge, rights, endpoint.address());
        Receivers.tellSource(receiver);
        receiver.state(ThreadState.RUNNING);
        tcb.rax(ErrorCode.OK);
        Scheduler.makeReady(receiver);
    }

    /**
     * {@code tcb} sends and waits for the reply, which may carry capabilities if the call may.
     *
     * @param rights of the capability it calls through
     */
    public static void call(Tcb tcb, Endpoint endpoint, long badge, int rights) {
        tcb.sendRights(rights);
        callWith(tcb, endpoint, badge, SendFlags.CALL);
    }

    /**
     * As {@link #call}; without a reply until {@code time} it gets {@link ErrorCode#TIMEOUT}. If that time has passed
     * already nothing is sent.
     */
    public static void callUntil(Tcb tcb, Endpoint endpoint, long badge, int rights, long time) {
        if (Timeouts.passed(time)) {
            Messages.complete(tcb, ErrorCode.TIMEOUT);
            return;
        }
        tcb.sendRights(rights);
        Timeouts.set(tcb, time);
        callWith(tcb, endpoint, badge, SendFlags.CALL);
    }

    /** {@code tcb} has faulted, as its fault fields say, and waits for the handler's reply. */
    public static void callWithFault(Tcb tcb, Endpoint endpoint, long badge) {
        callWith(tcb, endpoint, badge, SendFlags.CALL | SendFlags.FAULT);
    }

    /**
     * {@code tcb} receives: a pending signal of its bound notification, else the message of the first waiting sender. If
     * there is neither it waits, or, not blocking, gets {@link ErrorCode#WOULD_BLOCK}. A caller it still owes a reply
     * gets {@link ErrorCode#CANCELLED}.
     */
    public static void receive(Tcb tcb, Endpoint endpoint, boolean blocking) {
        Replies.abandon(tcb);
        if (Notifications.takeBound(tcb)) {
            return;
        }
        if (endpoint.senders().head() != 0) {
            takeFirst(tcb, endpoint);
        } else if (blocking) {
            Receivers.begin(tcb, endpoint);
            Donation.goHome(tcb);
        } else {
            Messages.complete(tcb, ErrorCode.WOULD_BLOCK);
        }
    }

    /**
     * {@code tcb} receives from any of {@code count} endpoints, whose addresses are in its links, until {@code time}; then
     * it gets {@link ErrorCode#TIMEOUT}. Where senders wait at several of them, the endpoint behind the one of the last
     * message comes first.
     */
    public static void receiveAny(Tcb tcb, int count, long time) {
        Replies.abandon(tcb);
        if (Notifications.takeBound(tcb)) {
            Messages.tellSignal(tcb);
            return;
        }
        int index = tcb.source();
        for (int i = 0; i < count; i++) {
            index = index + 1 < count ? index + 1 : 0;
            Endpoint endpoint = new Endpoint(Tcbs.link(tcb, index).object());
            if (endpoint.senders().head() != 0) {
                tcb.source(index);
                takeFirst(tcb, endpoint);
                Receivers.tellSource(tcb);
                return;
            }
        }
        if (Timeouts.passed(time)) {
            Messages.complete(tcb, ErrorCode.TIMEOUT);
            return;
        }
        Receivers.beginSeveral(tcb, count, time);
        Donation.goHome(tcb);
    }

    /** Whether somebody waits at {@code endpoint}. */
    public static boolean isWaitedAt(Endpoint endpoint) {
        return endpoint.senders().head() != 0 || endpoint.receivers().head() != 0;
    }

    /** The endpoint ends: the first who waits gets CANCELLED. */
    public static void dismissFirst(Endpoint endpoint) {
        if (endpoint.senders().head() != 0) {
            Cancellation.release(Senders.takeFirst(endpoint));
        } else {
            Tcb receiver = Receivers.takeFirst(endpoint);
            Cancellation.release(receiver);
            Receivers.tellSource(receiver);
        }
    }

    private static void callWith(Tcb tcb, Endpoint endpoint, long badge, int flags) {
        if (endpoint.receivers().head() == 0) {
            enqueueSender(tcb, endpoint, badge, flags);
            return;
        }
        Tcb receiver = Receivers.takeFirst(endpoint);
        receiver.state(ThreadState.RUNNING);
        meet(tcb, receiver, badge, flags, endpoint);
        Receivers.tellSource(receiver);
        Scheduler.makeReady(receiver);
    }

    private static void takeFirst(Tcb receiver, Endpoint endpoint) {
        Tcb sender = Senders.takeFirst(endpoint);
        int flags = sender.sendFlags();
        if ((flags & SendFlags.CALL) == 0) {
            Messages.transfer(sender, receiver, sender.sendBadge(), sender.sendRights(), endpoint.address());
            Timeouts.clear(sender);
            sender.rax(ErrorCode.OK);
            sender.state(ThreadState.RUNNING);
            Scheduler.makeReady(sender);
        } else {
            meet(sender, receiver, sender.sendBadge(), flags, endpoint);
            Scheduler.makeReady(receiver);
        }
    }

    /** The message of a caller moves, and the receiver owes the reply. */
    private static void meet(Tcb caller, Tcb receiver, long badge, int flags, Endpoint endpoint) {
        if ((flags & SendFlags.FAULT) != 0) {
            Messages.transferFault(caller, receiver, badge);
            caller.state(ThreadState.AWAITING_FAULT_REPLY);
        } else {
            Messages.transfer(caller, receiver, badge, caller.sendRights(), endpoint.address());
            caller.state(ThreadState.AWAITING_REPLY);
        }
        caller.replier(receiver.address());
        receiver.caller(caller.address());
        Donation.lend(caller, receiver);
    }

    private static void enqueueSender(Tcb tcb, Endpoint endpoint, long badge, int flags) {
        tcb.sendBadge(badge);
        tcb.sendFlags(flags);
        Senders.begin(tcb, endpoint);
    }
}
