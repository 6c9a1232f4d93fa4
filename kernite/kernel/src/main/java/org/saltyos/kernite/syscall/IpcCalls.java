package org.saltyos.kernite.syscall;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Lookup;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.ipc.Notifications;
import org.saltyos.kernite.ipc.Replies;
import org.saltyos.kernite.thread.Tcb;

/** System calls that move messages and signals: finds the capability, checks its rights, and hands over. */
final class IpcCalls {
    private IpcCalls() {}

    /** Performs an IPC call; the operation itself writes the answer, at once or when the wait ends. */
    static void perform(Tcb thread, int number) throws Refusal {
        switch (number) {
            case SystemCall.CALL:
                Slot called = capability(thread, ObjectType.ENDPOINT, Rights.WRITE | Rights.GRANT_REPLY);
                Endpoints.call(thread, new Endpoint(called.object()), called.badge(), called.rights());
                return;
            case SystemCall.REPLY_RECEIVE:
                Slot served = capability(thread, ObjectType.ENDPOINT, Rights.READ);
                Replies.reply(thread);
                Endpoints.receive(thread, new Endpoint(served.object()), true);
                return;
            case SystemCall.SIGNAL:
                Slot signalled = capability(thread, ObjectType.NOTIFICATION, Rights.WRITE);
                thread.rax(ErrorCode.OK);
                Notifications.signal(new Notification(signalled.object()), signalled.badge());
                return;
            case SystemCall.SEND:
                send(thread, true);
                return;
            case SystemCall.SEND_NONBLOCKING:
                send(thread, false);
                return;
            case SystemCall.RECEIVE:
                receive(thread, true);
                return;
            case SystemCall.RECEIVE_NONBLOCKING:
                receive(thread, false);
                return;
            case SystemCall.REPLY:
                thread.rax(ErrorCode.OK);
                Replies.reply(thread);
                return;
            case SystemCall.WAIT:
                await(thread, true);
                return;
            case SystemCall.POLL:
                await(thread, false);
                return;
            default:
                throw Refusal.INVALID_SYSTEM_CALL;
        }
    }

    private static void send(Tcb thread, boolean blocking) throws Refusal {
        Slot slot = Lookup.find(thread.cspace(), thread.rdi());
        if (slot.address() != 0 && slot.type() == ObjectType.REPLY) {
            Tcb caller = new Tcb(slot.object());
            Derivation.remove(slot);
            thread.rax(ErrorCode.OK);
            Replies.replySaved(thread, caller);
            return;
        }
        Slot target = capability(thread, ObjectType.ENDPOINT, Rights.WRITE);
        Endpoints.send(thread, new Endpoint(target.object()), target.badge(), target.rights(), blocking);
    }

    private static void receive(Tcb thread, boolean blocking) throws Refusal {
        Slot source = capability(thread, ObjectType.ENDPOINT, Rights.READ);
        Endpoints.receive(thread, new Endpoint(source.object()), blocking);
    }

    private static void await(Tcb thread, boolean blocking) throws Refusal {
        Slot source = capability(thread, ObjectType.NOTIFICATION, Rights.READ);
        Notifications.await(thread, new Notification(source.object()), blocking);
    }

    /** The capability that the call names, of kind {@code type} and with all of {@code rights}. */
    private static Slot capability(Tcb thread, int type, int rights) throws Refusal {
        Slot slot = Lookup.find(thread.cspace(), thread.rdi());
        if (slot.address() == 0 || slot.type() != type) {
            throw Refusal.INVALID_CAPABILITY;
        }
        if ((slot.rights() & rights) != rights) {
            throw Refusal.ACCESS_DENIED;
        }
        return slot;
    }
}
