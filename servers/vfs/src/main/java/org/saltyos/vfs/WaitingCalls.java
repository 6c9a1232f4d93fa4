package org.saltyos.vfs;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.process.ProgramLayout;

/** The callers that wait at one file, first come, first served among readers and among writers. */
final class WaitingCalls {
    private final List<WaitingCall> calls = new ArrayList<>();

    void add(WaitingCall call) {
        calls.add(call);
    }

    boolean hasReaders() {
        return has(false);
    }

    boolean hasWriters() {
        return has(true);
    }

    private boolean has(boolean writes) {
        for (WaitingCall call : calls) {
            if (call.writes() == writes) {
                return true;
            }
        }
        return false;
    }

    /** Serves everybody who can be served now. */
    void wake() {
        boolean progress = true;
        while (progress) {
            boolean read = serveFirst(false);
            progress = serveFirst(true) || read;
        }
    }

    /** Serves the first reader or writer as far as possible; tells whether anything was moved. */
    private boolean serveFirst(boolean writes) {
        for (WaitingCall call : calls) {
            if (call.writes() == writes) {
                return serve(call);
            }
        }
        return false;
    }

    private boolean serve(WaitingCall call) {
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
                calls.remove(call);
                FileServerDispatcher.answerRead(call.caller(), call.done());
            } else if (call.rest() == 0) {
                calls.remove(call);
                FileServerDispatcher.answerWrite(call.caller(), call.done());
            }
            return true;
        } catch (PosixFault fault) {
            calls.remove(call);
            call.caller().fail(fault);
            return true;
        }
    }

    /** Ends the waits of a process that has ended. */
    void forget(int place) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).place() == place) {
                calls.remove(i).caller().fail(PosixFault.EINTR);
            }
        }
    }
}
