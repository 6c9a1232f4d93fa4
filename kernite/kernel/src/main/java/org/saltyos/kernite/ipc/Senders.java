package org.saltyos.kernite.ipc;

import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.kernite.thread.WaitLink;

/** Threads that wait to send, call or report a fault: the queue of an endpoint's senders. */
public final class Senders {
    /** Senders that are looked at before interrupts may come. */
    private static final int STEP = 16;

    private Senders() {}

    /** {@code tcb} begins to wait at {@code endpoint}. */
    static void begin(Tcb tcb, Endpoint endpoint) {
        tcb.state(ThreadState.SENDING);
        WaitQueues.append(endpoint.senders(), tcb.link(), endpoint.address());
    }

    /** Takes the first thread out of the senders of {@code endpoint}, of which there is one. */
    static Tcb takeFirst(Endpoint endpoint) {
        WaitLink first = new WaitLink(endpoint.senders().head());
        pass(endpoint, first);
        endpoint.senders().head(first.next());
        return Tcbs.containing(first.address());
    }

    /** {@code tcb}, which waits to send, no longer does. */
    static void leave(Tcb tcb) {
        Endpoint endpoint = new Endpoint(tcb.link().object());
        pass(endpoint, tcb.link());
        WaitQueues.remove(endpoint.senders(), tcb.link());
    }

    /**
     * Ends the waiting of senders that used a capability with {@code badge}; they get CANCELLED. Looks at a bounded number
     * of senders and remembers in the endpoint how far it came; those who leave in the meantime move the place. Cancelling
     * another badge in between makes it begin again.
     *
     * @return whether it has come to the end; if not it goes on when called again
     */
    public static boolean cancel(Endpoint endpoint, long badge) {
        if (endpoint.cursor() == 0 || endpoint.cursorBadge() != badge) {
            endpoint.cursor(endpoint.senders().head());
            endpoint.cursorBadge(badge);
        }
        for (int i = 0; i < STEP && endpoint.cursor() != 0; i++) {
            Tcb sender = Tcbs.containing(endpoint.cursor());
            if (sender.sendBadge() == badge) {
                leave(sender);
                Cancellation.release(sender);
            } else {
                endpoint.cursor(sender.link().next());
            }
        }
        return endpoint.cursor() == 0;
    }

    /** A cancellation that is under way does not come to {@code link} any more. */
    private static void pass(Endpoint endpoint, WaitLink link) {
        if (endpoint.cursor() == link.address()) {
            endpoint.cursor(link.next());
        }
    }
}
