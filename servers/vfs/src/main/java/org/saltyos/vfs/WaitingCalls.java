package org.saltyos.vfs;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.process.ProgramLayout;

/** The callers that wait at one file, first come, first served among readers and among writers. */
final class WaitingCalls {
    private final CallQueue readers = new CallQueue();
    private final CallQueue writers = new CallQueue();

    /** Whether anybody may wait: reads and writes ask for it each time. */
    private boolean any;

    void add(WaitingCall call) {
        any = true;
        (call.writes() ? writers : readers).add(call);
    }

    boolean hasReaders() {
        return any && !readers.isEmpty();
    }

    boolean hasWriters() {
        return any && !writers.isEmpty();
    }

    /** Whether anybody waits. */
    boolean isAny() {
        return any;
    }

    /** Serves everybody who can be served now. */
    void wake() {
        boolean progress = any;
        while (progress) {
            boolean read = serve(readers, readers.first());
            progress = serve(writers, writers.first()) || read;
        }
        any = !readers.isEmpty() || !writers.isEmpty();
    }

    /** Serves the first reader or writer, if there is one, as far as possible; tells whether anything was moved. */
    private static boolean serve(CallQueue queue, @Nullable WaitingCall call) {
        if (call == null) {
            return false;
        }
        OpenFile file = call.file();
        long address = ProgramLayout.exchange(call.place()) + call.done();
        try {
            int moved = call.writes() ? file.write(address, call.rest()) : file.read(address, call.rest());
            if (moved == Node.WAIT) {
                return false;
            }
            call.moved(moved);
            file.moved(moved);
            if (!call.writes()) {
                queue.removeFirst();
                FileServerDispatcher.answerRead(call.caller(), call.done());
            } else if (call.rest() == 0) {
                queue.removeFirst();
                FileServerDispatcher.answerWrite(call.caller(), call.done());
            }
            return true;
        } catch (PosixFault fault) {
            queue.removeFirst();
            call.caller().fail(fault);
            return true;
        }
    }

    /** Ends the waits of a process that has ended. */
    void forget(int place) {
        readers.forget(place);
        writers.forget(place);
    }
}
