package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.RegisterFile;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.ipc.Notifications;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.thread.Registers;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;

/** Operations on threads, except those on their registers. */
@Cold
final class TcbInvocation {
    private TcbInvocation() {}

    @NoInline
    static void invoke(Arguments arguments, Slot slot) throws Refusal {
        Tcb tcb = new Tcb(slot.object());
        Scheduler.hold(tcb);
        switch (arguments.label()) {
            case Invocation.TCB_CONFIGURE:
                ThreadSpaces.configure(arguments, tcb);
                return;
            case Invocation.TCB_RESUME:
                Tcbs.resume(tcb);
                return;
            case Invocation.TCB_SUSPEND:
                Tcbs.suspend(tcb);
                return;
            case Invocation.TCB_READ_REGISTERS:
                RegisterInvocation.read(arguments, tcb);
                return;
            case Invocation.TCB_WRITE_REGISTERS:
                RegisterInvocation.write(arguments, tcb);
                return;
            case Invocation.TCB_BIND_NOTIFICATION:
                arguments.require(1);
                bind(tcb, arguments.capability(0, ObjectType.NOTIFICATION));
                return;
            case Invocation.TCB_UNBIND_NOTIFICATION:
                Notifications.unbind(tcb);
                return;
            case Invocation.TCB_SET_FAULT_ENDPOINT:
                arguments.require(1);
                ThreadSpaces.setHandler(arguments, tcb.faultEndpoint());
                return;
            case Invocation.TCB_SET_TIMEOUT_ENDPOINT:
                arguments.require(1);
                ThreadSpaces.setHandler(arguments, tcb.timeoutEndpoint());
                return;
            case Invocation.TCB_SET_TLS_BASE:
                arguments.require(1);
                setThreadPointer(tcb, arguments.word(0));
                return;
            case Invocation.TCB_SET_FLOATING_POINT:
                FloatingPointInvocation.allow(arguments, tcb);
                return;
            case Invocation.TCB_READ_FLOATING_POINT:
                FloatingPointInvocation.read(arguments, tcb);
                return;
            case Invocation.TCB_WRITE_FLOATING_POINT:
                FloatingPointInvocation.write(arguments, tcb);
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    private static void bind(Tcb tcb, Slot notification) throws Refusal {
        if ((notification.rights() & Rights.READ) == 0) {
            throw Refusal.ACCESS_DENIED;
        }
        Notifications.bind(tcb, new Notification(notification.object()));
    }

    private static void setThreadPointer(Tcb tcb, long address) throws Refusal {
        if (!Registers.isWritable(RegisterFile.TLS_BASE, address)) {
            throw Refusal.rangeError(0);
        }
        Tcbs.setThreadPointer(tcb, address);
    }
}
