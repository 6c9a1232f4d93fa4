package org.saltyos.vfs;

import java.util.ArrayList;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.process.ProgramLayout;

/** The callers that wait at one file, first come, first served among readers and among writers. */
final class WaitingCalls {
    private final ArrayList<WaitingCall> readers = new ArrayList<>();
    private final ArrayList<WaitingCall> writers = new ArrayList<>();

    void add(WaitingCall call) {
        (call.writes() ? writers : readers).add(call);
    }

    boolean hasReaders() {
        return !readers.isEmpty();
    }

    boolean hasWriters() {
        return !writers.isEmpty();
    }

    /** Serves everybody who can be served now. */
    void wake() {
        boolean progress = true;
        while (progress) {
            boolean read = !readers.isEmpty() && serveFirst(readers);
            progress = !writers.isEmpty() && serveFirst(writers) || read;
        }
    }

    /** Serves the first reader or writer as far as possible; tells whether anything was moved. */
    private static boolean serveFirst(ArrayList<WaitingCall> calls) {
        WaitingCall call = calls.get(0);
        OpenFile file = call.file();
        long address = ProgramLayout.exchange(call.place()) + call.done();
        try {
            int moved = call.writes()
                    ? file.node().write(file.offset(), address, call.rest())
                    : file.node().read(file.offset(), address, call.rest());
            if (moved == Node.WAIT) {
                return false;
            }
            call.moved(moved);
            if (file.node().isSeekable()) {
                file.offset(file.offset() + moved);
            }
            if (!call.writes()) {
                calls.remove(0);
                FileServerDispatcher.answerRead(call.caller(), call.done());
            } else if (call.rest() == 0) {
                calls.remove(0);
                FileServerDispatcher.answerWrite(call.caller(), call.done());
            }
            return true;
        } catch (PosixFault fault) {
            calls.remove(0);
            call.caller().fail(fault);
            return true;
        }
    }

    /** Ends the waits of a process that has ended. */
    void forget(int place) {
        forget(readers, place);
        forget(writers, place);
    }

    private static void forget(ArrayList<WaitingCall> calls, int place) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).place() == place) {
                calls.remove(i).caller().fail(PosixFault.EINTR);
            }
        }
    }
}
