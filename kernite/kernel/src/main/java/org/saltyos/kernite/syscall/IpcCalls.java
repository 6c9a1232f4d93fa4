package org.saltyos.kernite.syscall;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.IpcBuffer;
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
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;

/** System calls that move messages and signals: finds the capability, checks its rights, and hands over. */
final class IpcCalls {
    private IpcCalls() {}

    /** Performs an IPC call; the operation itself writes the answer, at once or when the wait ends. */
    @Inline
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
                performUntil(thread, number, Timeouts.at(thread.r12()));
                return;
        }
    }

    /** The calls that wait until {@code time}. */
    @NoInline
    private static void performUntil(Tcb thread, int number, long time) throws Refusal {
        switch (number) {
            case SystemCall.CALL_UNTIL:
                Slot called = capability(thread, ObjectType.ENDPOINT, Rights.WRITE | Rights.GRANT_REPLY);
                Endpoints.callUntil(thread, new Endpoint(called.object()), called.badge(), called.rights(), time);
                return;
            case SystemCall.REPLY_RECEIVE_UNTIL:
                receiveOne(thread);
                Replies.reply(thread);
                Endpoints.receiveAny(thread, 1, time);
                return;
            case SystemCall.SEND_UNTIL:
                Slot target = Lookup.find(thread.cspace(), thread.rdi());
                if (isSavedReply(target)) {
                    answer(thread, target);
                } else {
                    require(target, ObjectType.ENDPOINT, Rights.WRITE);
                    Endpoints.sendUntil(thread, new Endpoint(target.object()), target.badge(), target.rights(), time);
                }
                return;
            case SystemCall.RECEIVE_UNTIL:
                receiveOne(thread);
                Endpoints.receiveAny(thread, 1, time);
                return;
            case SystemCall.WAIT_UNTIL:
                Slot awaited = capability(thread, ObjectType.NOTIFICATION, Rights.READ);
                Notifications.awaitUntil(thread, new Notification(awaited.object()), time);
                return;
            case SystemCall.RECEIVE_ANY:
                Endpoints.receiveAny(thread, receiveSeveral(thread), time);
                return;
            case SystemCall.REPLY_RECEIVE_ANY:
                int count = receiveSeveral(thread);
                Replies.reply(thread);
                Endpoints.receiveAny(thread, count, time);
                return;
            default:
                throw Refusal.INVALID_SYSTEM_CALL;
        }
    }

    /** Puts the one endpoint to receive from into the thread's first link. */
    private static void receiveOne(Tcb thread) throws Refusal {
        Slot source = capability(thread, ObjectType.ENDPOINT, Rights.READ);
        Tcbs.link(thread, 0).object(source.object());
    }

    /** Puts the endpoints that the IPC buffer names into the thread's links, and returns their number. */
    private static int receiveSeveral(Tcb thread) throws Refusal {
        long count = thread.rdi();
        if (count < 1 || count > SystemCall.MAX_ENDPOINTS) {
            throw Refusal.rangeError(0);
        }
        if (thread.ipcBuffer().type() != ObjectType.FRAME) {
            throw Refusal.TRUNCATED_MESSAGE;
        }
        IpcBuffer buffer = new IpcBuffer(thread.ipcBuffer().object());
        for (int i = 0; i < count; i++) {
            Slot source = Lookup.find(thread.cspace(), buffer.endpoint(i));
            if (source.address() == 0) {
                throw Refusal.failedLookup(i);
            }
            if (source.type() != ObjectType.ENDPOINT) {
                throw Refusal.invalidArgument(i);
            }
            if ((source.rights() & Rights.READ) == 0) {
                throw Refusal.ACCESS_DENIED;
            }
            Tcbs.link(thread, i).object(source.object());
        }
        return (int) count;
    }

    private static void send(Tcb thread, boolean blocking) throws Refusal {
        Slot target = Lookup.find(thread.cspace(), thread.rdi());
        if (isSavedReply(target)) {
            answer(thread, target);
        } else {
            require(target, ObjectType.ENDPOINT, Rights.WRITE);
            Endpoints.send(thread, new Endpoint(target.object()), target.badge(), target.rights(), blocking);
        }
    }

    private static boolean isSavedReply(Slot slot) {
        return slot.address() != 0 && slot.type() == ObjectType.REPLY;
    }

    /** Answers by a right that was saved in {@code reply}, which is used up. */
    @NoInline
    private static void answer(Tcb thread, Slot reply) {
        Tcb caller = new Tcb(reply.object());
        Derivation.remove(reply);
        thread.rax(ErrorCode.OK);
        Replies.replySaved(thread, caller);
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
    @Inline
    private static Slot capability(Tcb thread, int type, int rights) throws Refusal {
        Slot slot = Lookup.find(thread.cspace(), thread.rdi());
        require(slot, type, rights);
        return slot;
    }

    private static void require(Slot slot, int type, int rights) throws Refusal {
        if (slot.address() == 0 || slot.type() != type) {
            throw Refusal.INVALID_CAPABILITY;
        }
        if ((slot.rights() & rights) != rights) {
            throw Refusal.ACCESS_DENIED;
        }
    }
}
