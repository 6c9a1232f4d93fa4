package org.saltyos.kernite.ipc;

import org.saltyos.kernite.thread.Tcb;

/** Operations on queues of waiting threads, each O(1). */
final class WaitQueues {
    private WaitQueues() {}

    /** Puts {@code tcb}, which is in no queue, at the end. {@code object} is the endpoint or notification. */
    static void append(WaitQueue queue, Tcb tcb, long object) {
        if (queue.head() == 0) {
            queue.head(tcb.address());
        } else {
            new Tcb(queue.tail()).queueNext(tcb.address());
            tcb.queuePrevious(queue.tail());
        }
        queue.tail(tcb.address());
        tcb.queueNext(0);
        tcb.waitingAt(object);
    }

    /** Takes the first thread out of a queue that is not empty. */
    static Tcb removeFirst(WaitQueue queue) {
        Tcb first = new Tcb(queue.head());
        queue.head(first.queueNext());
        return first;
    }

    /** Takes {@code tcb} out of the queue it is in. */
    static void remove(WaitQueue queue, Tcb tcb) {
        long next = tcb.queueNext();
        if (queue.head() == tcb.address()) {
            queue.head(next);
            return;
        }
        long previous = tcb.queuePrevious();
        new Tcb(previous).queueNext(next);
        if (next == 0) {
            queue.tail(previous);
        } else {
            new Tcb(next).queuePrevious(previous);
        }
    }
}
