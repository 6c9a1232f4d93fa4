package org.saltyos.basalt.start;

import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.lang.linear.Borrow;

/**
 * The main loop of a server: receive, dispatch, answer, for ever. A server with a heap collects between two messages when
 * enough was allocated, before the answer goes out: on the time of the caller.
 */
public final class ServerLoop {
    private static final SignalHandler NO_SIGNALS = bits -> {};

    private ServerLoop() {}

    /** Serves {@code service} at this server's endpoint; never returns. */
    public static void run(Service service) {
        run(service, service, NO_SIGNALS);
    }

    /**
     * Serves {@code service} and hands signals to {@code signals}; never returns. A notification that is bound to the
     * thread ends a receive with the notification's bits as badge; client badges have {@link Startup#CLIENT_BADGE} set.
     */
    public static void run(Service service, SignalHandler signals) {
        run(service, service, signals);
    }

    /** As {@link #run(Service, SignalHandler)} for a server that speaks two protocols. */
    public static void run(Service first, Service second, SignalHandler signals) {
        Request request = Ipc.receive(Startup.endpoint());
        while (true) {
            if ((request.badge() & Startup.CLIENT_BADGE) == 0) {
                Providers.signalled(request.badge());
                signals.signalled(request.badge());
                request.wasSignal();
                ServerHeap.boundary();
                request = Ipc.receive(Startup.endpoint());
            } else {
                Reply reply = answer(request.tag() == second.tag() ? second : first, request);
                ServerHeap.boundary();
                request = next(request, reply);
            }
        }
    }

    /** Sends the answer, unless it comes later, and waits for the next request. */
    private static Request next(Request request, Reply reply) {
        if (Caller.isDeferred()) {
            request.isAnsweredLater();
            return Ipc.receive(Startup.endpoint());
        }
        return Ipc.replyReceive(Startup.endpoint(), request, reply);
    }

    /**
     * Answers one request; one for another protocol, version or method gets {@link RemoteFault#UNKNOWN_METHOD}, one that
     * needs more memory than the server's heap has gets {@link RemoteFault#OUT_OF_MEMORY}.
     * Capabilities that came along and that the service did not move elsewhere are deleted.
     */
    public static Reply answer(Service service, @Borrow Request request) {
        Caller.begin(request.badge());
        Reply reply = dispatch(service, request);
        if (request.info().capabilities() > 0) {
            dropCapabilities();
        }
        return reply;
    }

    private static Reply dispatch(Service service, @Borrow Request request) {
        try {
            return request.tag() == service.tag()
                    ? service.dispatch(request)
                    : Reply.failed(RemoteFault.UNKNOWN_METHOD);
        } catch (OutOfMemoryError error) {
            return Reply.failed(RemoteFault.OUT_OF_MEMORY);
        }
    }

    private static void dropCapabilities() {
        CNode own = Startup.capabilities();
        long first = Ipc.buffer().receiveIndex();
        long end = first + Ipc.buffer().receiveCount();
        try {
            for (long slot = first; slot < end; slot++) {
                own.delete(slot);
            }
        } catch (KernelFault fault) {
            throw new IllegalStateException("a slot that was offered is missing");
        }
    }
}
