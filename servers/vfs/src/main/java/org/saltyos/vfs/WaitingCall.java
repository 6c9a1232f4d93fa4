package org.saltyos.vfs;

import org.saltyos.basalt.ipc.Later;

/** A caller that waits for a read or a write of an open file to be possible. */
final class WaitingCall {
    private final Later caller;
    private final int place;
    private final OpenFile file;
    private final boolean writes;
    private final int count;
    private int done;

    WaitingCall(Later caller, int place, OpenFile file, boolean writes, int count, int done) {
        this.caller = caller;
        this.place = place;
        this.file = file;
        this.writes = writes;
        this.count = count;
        this.done = done;
    }

    Later caller() {
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
}
