package org.saltyos.echo;

import org.saltyos.lang.Fault;

/** Why the echo server refuses a request. */
public final class EchoFault extends Fault {
    private static final long serialVersionUID = 1L;

    /** A division by zero was asked for. */
    public static final EchoFault ZERO_DIVISOR = new EchoFault(1, "the divisor is zero");

    private EchoFault(int code, String message) {
        super(code, message);
    }
}
