package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.start.Later;

/** A caller that waits for a read or a write of an open file to be possible. */
final class WaitingCall {
    private final int place;
    private final OpenFile file;
    private final boolean writes;
    private final int count;
    private int done;
    private @Nullable Later caller;

    /** The one that waits behind this one. */
    private @Nullable WaitingCall next;

    /**
     * A call that does not wait yet.
     *
     * @param place of the process
     * @param writes whether it writes; else it reads
     * @param count bytes that are to be moved at most
     * @param done bytes that were moved before it had to wait
     */
    WaitingCall(int place, OpenFile file, boolean writes, int count, int done) {
        this.place = place;
        this.file = file;
        this.writes = writes;
        this.count = count;
        this.done = done;
    }

    /** From now on somebody waits for its answer. */
    void begin(Later waits) {
        caller = waits;
    }

    Later caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody waits yet");
        }
        return caller;
    }

    int place() {
        return place;
    }

    OpenFile file() {
        return file;
    }

    boolean writes() {
        return writes;
    }

    /** Bytes that are still to be moved. */
    int rest() {
        return count - done;
    }

    /** Bytes that were moved so far. */
    int done() {
        return done;
    }

    void moved(int bytes) {
        done += bytes;
    }

    @Nullable
    WaitingCall next() {
        return next;
    }

    void next(@Nullable WaitingCall call) {
        next = call;
    }
}
