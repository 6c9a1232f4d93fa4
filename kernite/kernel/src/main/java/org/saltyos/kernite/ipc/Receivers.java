package org.saltyos.kernite.ipc;

import org.saltyos.abi.MessageInfo;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.kernite.thread.WaitLink;
import org.saltyos.lang.NoInline;

/**
 * Threads that wait to receive. One that waits at one endpoint for ever does so by its plain link, which is the only kind
 * of wait that the fastpath ends. All others wait by one to {@link Tcbs#MAX_LINKS} further links in their Tcb.
 */
final class Receivers {
    private Receivers() {}

    /** {@code tcb} begins to wait at {@code endpoint}. */
    static void begin(Tcb tcb, Endpoint endpoint) {
        tcb.state(ThreadState.RECEIVING);
        WaitQueues.append(endpoint.receivers(), tcb.link(), endpoint.address());
    }

    /** {@code tcb} begins to wait at the {@code count} endpoints that its links name, until {@code time}. */
    static void beginSeveral(Tcb tcb, int count, long time) {
        tcb.state(ThreadState.RECEIVING);
        tcb.links(count);
        for (int i = 0; i < count; i++) {
            WaitLink link = Tcbs.link(tcb, i);
            WaitQueues.append(new Endpoint(link.object()).receivers(), link, link.object());
        }
        Timeouts.set(tcb, time);
    }

    /** {@code tcb}, which waits to receive, no longer does. */
    @NoInline
    static void leave(Tcb tcb) {
        int count = tcb.links();
        if (count == 0) {
            WaitQueues.remove(new Endpoint(tcb.link().object()).receivers(), tcb.link());
            return;
        }
        for (int i = 0; i < count; i++) {
            WaitLink link = Tcbs.link(tcb, i);
            WaitQueues.remove(new Endpoint(link.object()).receivers(), link);
        }
        tcb.links(0);
        Timeouts.clear(tcb);
    }

    /**
     * Takes the first thread out of the receivers of {@code endpoint}, of which there is one, and out of all other queues
     * it waits in; {@link Tcb#source} then tells which of its endpoints this was.
     */
    static Tcb takeFirst(Endpoint endpoint) {
        WaitLink link = new WaitLink(endpoint.receivers().head());
        Tcb receiver = Tcbs.containing(link.address());
        if (link.address() == receiver.address()) {
            endpoint.receivers().head(link.next());
            receiver.source(0);
        } else {
            leave(receiver);
            receiver.source((int) ((link.address() - receiver.firstLink().address()) / WaitLink.SIZE));
        }
        return receiver;
    }

    /** Adds to the message that {@code receiver} got which of its endpoints it came from. */
    static void tellSource(Tcb receiver) {
        if (receiver.source() != 0) {
            receiver.rsi(receiver.rsi() | (long) receiver.source() << MessageInfo.SOURCE_SHIFT);
        }
    }
}
