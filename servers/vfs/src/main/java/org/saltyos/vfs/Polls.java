package org.saltyos.vfs;

import java.util.ArrayList;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerDispatcher;
import org.saltyos.basalt.file.PollResult;
import org.saltyos.basalt.start.Later;

/** Callers that wait until one of several descriptors is ready. */
final class Polls {
    private record Waiting(Session session, Later caller, Poll question) {}

    private final ArrayList<Waiting> waiting = new ArrayList<>();
    private boolean empty = true;

    /** Keeps a caller waiting. */
    void add(Session session, Later caller, Poll question) {
        waiting.add(new Waiting(session, caller, question));
        empty = false;
    }

    /** Answers those whose wait is over: something was read, written, typed or closed. */
    void wake() {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Waiting one = waiting.get(i);
            PollResult result = one.question().ask(one.session());
            if (!result.isEmpty()) {
                waiting.remove(i);
                FileServerDispatcher.answerPoll(one.caller(), result);
            }
        }
        empty = waiting.isEmpty();
    }

    boolean isEmpty() {
        return empty;
    }

    /** Ends the wait of a process that has ended, or that asks for something else because its time was over. */
    void forget(int place) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if (waiting.get(i).session().place() == place) {
                waiting.remove(i).caller().fail(PosixFault.EINTR);
            }
        }
        empty = waiting.isEmpty();
    }
}
