package org.saltyos.kernite.ipc;

import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.WaitLink;

/** Operations on queues of waiting threads, each O(1). */
final class WaitQueues {
    private WaitQueues() {}

    /** Puts {@code link}, which is in no queue, at the end. {@code object} is what the queue belongs to. */
    static void append(WaitQueue queue, WaitLink link, long object) {
        if (queue.head() == 0) {
            queue.head(link.address());
        } else {
            new WaitLink(queue.tail()).next(link.address());
            link.previous(queue.tail());
        }
        queue.tail(link.address());
        link.next(0);
        link.object(object);
    }

    /** Takes the first thread out of a queue that is not empty and where nobody waits by several links. */
    static Tcb removeFirst(WaitQueue queue) {
        WaitLink first = new WaitLink(queue.head());
        queue.head(first.next());
        return Tcbs.containing(first.address());
    }

    /** Takes {@code link} out of the queue it is in. */
    static void remove(WaitQueue queue, WaitLink link) {
        long next = link.next();
        if (queue.head() == link.address()) {
            queue.head(next);
            return;
        }
        long previous = link.previous();
        new WaitLink(previous).next(next);
        if (next == 0) {
            queue.tail(previous);
        } else {
            new WaitLink(next).previous(previous);
        }
    }
}
