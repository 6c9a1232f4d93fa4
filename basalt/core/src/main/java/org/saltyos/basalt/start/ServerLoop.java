package org.saltyos.basalt.start;

import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.lang.linear.Borrow;

/** The main loop of a server: receive, dispatch, answer, for ever. */
public final class ServerLoop {
    private ServerLoop() {}

    /** Serves {@code service} at this server's endpoint; never returns. */
    public static void run(Service service) {
        Request request = Ipc.receive(Startup.endpoint());
        while (true) {
            Reply reply = answer(service, request);
            request = Ipc.replyReceive(Startup.endpoint(), request, reply);
        }
    }

    /**
     * Serves {@code service} and hands signals to {@code signals}; never returns. A notification that is bound to the
     * thread ends a receive with the notification's bits as badge; client badges have {@link Startup#CLIENT_BADGE} set.
     */
    public static void run(Service service, SignalHandler signals) {
        Request request = Ipc.receive(Startup.endpoint());
        while (true) {
            if ((request.badge() & Startup.CLIENT_BADGE) == 0) {
                signals.signalled(request.badge());
                request.wasSignal();
                request = Ipc.receive(Startup.endpoint());
            } else {
                Reply reply = answer(service, request);
                request = Ipc.replyReceive(Startup.endpoint(), request, reply);
            }
        }
    }

    /** Answers one request; one for another protocol, version or method gets {@link RemoteFault#UNKNOWN_METHOD}. */
    public static Reply answer(Service service, @Borrow Request request) {
        return request.tag() == service.tag() ? service.dispatch(request) : Reply.failed(RemoteFault.UNKNOWN_METHOD);
    }
}
