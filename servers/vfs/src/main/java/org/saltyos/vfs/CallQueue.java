package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;

/** Calls that wait, in the order in which they came. */
final class CallQueue {
    private @Nullable WaitingCall first;
    private @Nullable WaitingCall last;

    boolean isEmpty() {
        return first == null;
    }

    /** The one that waits longest; null if nobody waits. */
    @Nullable
    WaitingCall first() {
        return first;
    }

    /** Adds a call, which is in no queue, behind the others. */
    void add(WaitingCall call) {
        if (last == null) {
            first = call;
        } else {
            last.next(call);
        }
        last = call;
    }

    /** Takes out the one that waits longest, if there is one. */
    void removeFirst() {
        if (first != null) {
            first = first.next();
        }
        if (first == null) {
            last = null;
        }
    }

    /** Takes out the calls of a process and answers them: it has ended. */
    void forget(int place) {
        WaitingCall call = first;
        first = null;
        last = null;
        while (call != null) {
            WaitingCall next = call.next();
            call.next(null);
            if (call.place() == place) {
                call.caller().fail(PosixFault.EINTR);
            } else {
                add(call);
            }
            call = next;
        }
    }
}
