package org.saltyos.basalt.ipc;

import org.saltyos.lang.Fault;

/** A call into another address space failed for a reason that its protocol does not name. */
public final class RemoteFault extends Fault {
    private static final long serialVersionUID = 1L;

    /** Codes of these faults start here, so that a protocol's own small codes never collide with them. */
    private static final int BASE = 0x5a17_0000;

    /** The server offers no such protocol, version or method. */
    public static final RemoteFault UNKNOWN_METHOD = new RemoteFault(BASE + 1, "unknown protocol, version or method");

    /** The request has fewer words than the method needs, or its byte count is wrong. */
    public static final RemoteFault MALFORMED = new RemoteFault(BASE + 2, "malformed request");

    /** The capability does not lead to a server, or does not permit calls. */
    public static final RemoteFault NOT_CONNECTED = new RemoteFault(BASE + 3, "no server behind the capability");

    /** The server went away before it answered. */
    public static final RemoteFault PEER_GONE = new RemoteFault(BASE + 4, "the server went away");

    /** The server refuses because something it needs failed. */
    public static final RemoteFault REFUSED = new RemoteFault(BASE + 5, "the server refused");

    /** The server answered with a fault that the method does not declare. */
    public static final RemoteFault UNEXPECTED = new RemoteFault(BASE + 6, "undeclared fault");

    /** The server did not answer in time. */
    public static final RemoteFault TIMEOUT = new RemoteFault(BASE + 7, "no answer in time");

    /** The request needs more memory than the server has; the server goes on. */
    public static final RemoteFault OUT_OF_MEMORY =
            new RemoteFault(BASE + 8, "the server has too little memory for this");

    private static final RemoteFault[] ALL = {
        UNKNOWN_METHOD, MALFORMED, NOT_CONNECTED, PEER_GONE, REFUSED, UNEXPECTED, TIMEOUT, OUT_OF_MEMORY
    };

    private RemoteFault(int code, String message) {
        super(code, message);
    }

    /** The fault with this code; {@link #UNEXPECTED} when there is none. */
    public static RemoteFault of(int code) {
        for (RemoteFault fault : ALL) {
            if (fault.code() == code) {
                return fault;
            }
        }
        return UNEXPECTED;
    }
}
