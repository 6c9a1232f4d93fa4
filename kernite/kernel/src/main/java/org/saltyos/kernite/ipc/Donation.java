package org.saltyos.kernite.ipc;

import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;

/**
 * Who runs on whose SchedContext. A server without one of its own borrows its caller's for the time of the call; a server
 * with its own keeps that and inherits the caller's deadline. A borrowed SchedContext goes back with the reply, or home
 * to its owner as soon as the borrower waits for something else.
 */
public final class Donation {
    /** Most servers of servers that are looked at to find out whose time it is. */
    private static final int LONGEST_CHAIN = 16;

    private Donation() {}

    /** {@code caller} starts to wait for the reply of {@code server}, which has its message. */
    static void lend(Tcb caller, Tcb server) {
        if (server.sched() == 0) {
            if (caller.sched() != 0) {
                move(caller, server);
            }
        } else {
            SchedContexts.inherit(new SchedContext(server.sched()));
        }
    }

    /** {@code server} has replied to {@code caller}: gives back what it borrowed, or its inherited deadline. */
    static void giveBack(Tcb server, Tcb caller) {
        if (server.sched() == 0) {
            return;
        }
        SchedContext sched = new SchedContext(server.sched());
        if (caller.sched() == 0 && sched.owner() != server.address()) {
            move(server, caller);
        } else {
            SchedContexts.inherit(sched);
        }
    }

    /**
     * {@code borrower} stops working for anyone: a SchedContext it borrowed goes home to its owner, or to the thread that
     * works for the owner and has none.
     */
    public static void goHome(Tcb borrower) {
        if (borrower.sched() == 0) {
            return;
        }
        SchedContext sched = new SchedContext(borrower.sched());
        if (sched.owner() == borrower.address()) {
            return;
        }
        Scheduler.dequeue(sched);
        borrower.sched(0);
        sched.tcb(0);
        if (sched.owner() != 0) {
            SchedContexts.attach(sched, workerFor(new Tcb(sched.owner())));
        }
    }

    /**
     * {@code caller}, which runs on, has given up waiting for a reply. The time that it lent comes back at once if nobody
     * runs on it; a server in the middle of its work keeps it until it waits, as it could never finish without.
     */
    static void reclaim(Tcb caller) {
        Tcb owner = caller;
        for (int i = 0; i < LONGEST_CHAIN && owner.ownSched() == 0 && owner.caller() != 0; i++) {
            owner = new Tcb(owner.caller());
        }
        if (owner.ownSched() != 0) {
            long holder = new SchedContext(owner.ownSched()).tcb();
            if (holder != 0 && new Tcb(holder).state() != ThreadState.RUNNING) {
                goHome(new Tcb(holder));
            }
        }
    }

    /** Who goes on with what {@code owner} waits for, and has no time to do it; {@code owner} itself if nobody does. */
    private static Tcb workerFor(Tcb owner) {
        Tcb worker = owner;
        for (int i = 0; i < LONGEST_CHAIN && worker.state() == ThreadState.AWAITING_REPLY; i++) {
            Tcb next = new Tcb(worker.replier());
            if (worker.replier() == 0 || next.sched() != 0 || next.ownSched() != 0) {
                return worker;
            }
            worker = next;
        }
        return worker;
    }

    /** The SchedContext of {@code from}, which runs or has just been stopped, becomes that of {@code to}. */
    private static void move(Tcb from, Tcb to) {
        SchedContext sched = new SchedContext(from.sched());
        Scheduler.dequeue(sched);
        from.sched(0);
        to.sched(sched.address());
        sched.tcb(to.address());
    }
}
