package org.saltyos.kernite.fault;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.Cold;

/** Turns a thread's fault into a message to its handler; without a handler the thread stops. */
public final class Faults {
    private static final int NEEDED = Rights.WRITE | Rights.GRANT_REPLY;

    private Faults() {}

    /**
     * {@code tcb}, which is running, cannot go on.
     *
     * @param kind of {@link FaultKind}
     * @param detail the message's word {@link FaultKind#DETAIL}
     * @param code the message's word {@link FaultKind#CODE}
     */
    public static void report(Tcb tcb, int kind, long detail, long code) {
        tcb.faultKind(kind);
        tcb.faultAddress(detail);
        tcb.faultCode(code);
        Slot handler = tcb.faultEndpoint();
        if (isHandler(handler)) {
            Endpoints.callWithFault(tcb, new Endpoint(handler.object()), handler.badge());
        } else {
            tcb.state(ThreadState.STOPPED);
        }
    }

    /** The budget of {@code tcb}, which is running, is used up; false if nobody wants to know. */
    @Cold
    public static boolean reportTimeout(Tcb tcb, SchedContext sched) {
        Slot handler = tcb.timeoutEndpoint();
        if (!isHandler(handler)) {
            return false;
        }
        tcb.faultKind(FaultKind.TIMEOUT);
        tcb.faultAddress(Clock.toNanoseconds(sched.consumed()));
        tcb.faultCode(0);
        Endpoints.callWithFault(tcb, new Endpoint(handler.object()), handler.badge());
        return true;
    }

    private static boolean isHandler(Slot slot) {
        return slot.type() == ObjectType.ENDPOINT && (slot.rights() & NEEDED) == NEEDED;
    }
}
