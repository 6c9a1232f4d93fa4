package org.saltyos.kernite.ipc;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.MessageInfo;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Registers;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;

/**
 * Answers to callers. The thread that took a call holds the right to answer it, in {@code Tcb.caller}, until it answers,
 * saves the right in a slot, or receives again; then the caller gets {@link ErrorCode#CANCELLED}, so that no client
 * waits for an answer that cannot come.
 */
public final class Replies {
    private Replies() {}

    /** {@code server} answers its caller with the message in its registers; nothing happens if it has none. */
    public static void reply(Tcb server) {
        if (server.caller() != 0) {
            Tcb caller = new Tcb(server.caller());
            server.caller(0);
            answer(server, caller);
        }
    }

    /**
     * {@code server} answers {@code caller} by a right that was saved in a slot; nothing happens if the caller no longer
     * waits for it.
     */
    public static void replySaved(Tcb server, Tcb caller) {
        if (awaits(caller) && caller.replier() == 0) {
            answer(server, caller);
        }
    }

    /**
     * Takes the right to answer from {@code server}, to be saved in a slot.
     *
     * @return the waiting caller, address 0 if there is none
     */
    public static Tcb save(Tcb server) {
        Tcb caller = new Tcb(server.caller());
        if (server.caller() != 0) {
            server.caller(0);
            caller.replier(0);
        }
        return caller;
    }

    /** A saved right to answer {@code caller} is gone: it goes on with CANCELLED; a faulted thread stays stopped. */
    public static void discard(Tcb caller) {
        if (awaits(caller) && caller.replier() == 0) {
            Cancellation.release(caller);
        }
    }

    /** {@code server} gives up answering its caller, if it has one. */
    public static void abandon(Tcb server) {
        if (server.caller() != 0) {
            Tcb caller = new Tcb(server.caller());
            server.caller(0);
            caller.replier(0);
            Donation.giveBack(server, caller);
            Cancellation.release(caller);
        }
    }

    private static boolean awaits(Tcb caller) {
        return caller.state() == ThreadState.AWAITING_REPLY || caller.state() == ThreadState.AWAITING_FAULT_REPLY;
    }

    private static void answer(Tcb server, Tcb caller) {
        caller.replier(0);
        Timeouts.clear(caller);
        if (caller.state() == ThreadState.AWAITING_FAULT_REPLY) {
            answerFault(server, caller);
        } else {
            Messages.transfer(server, caller, 0, caller.sendRights(), 0);
            caller.state(ThreadState.RUNNING);
        }
        Donation.giveBack(server, caller);
        Scheduler.makeReady(caller);
    }

    private static void answerFault(Tcb handler, Tcb faulted) {
        MessageInfo info = new MessageInfo(handler.rsi());
        faulted.faultKind(0);
        faulted.state(ThreadState.STOPPED);
        if (info.label() != FaultKind.RESUME) {
            return;
        }
        if (info.length() > 0 && !Registers.isUserAddress(handler.rdx())) {
            return;
        }
        if (info.length() > 0) {
            faulted.rip(handler.rdx());
        }
        if (info.length() > 1) {
            faulted.rsp(handler.r10());
        }
        faulted.state(ThreadState.RUNNING);
    }
}
