package org.saltyos.basalt.kernel;

import org.saltyos.abi.ErrorCode;
import org.saltyos.lang.Fault;

/** The kernel refused a system call; the code is an {@link ErrorCode}. */
public final class KernelFault extends Fault {
    private static final long serialVersionUID = 1L;

    private static final String[] MESSAGES = {
        "done",
        "no such system call",
        "invalid capability",
        "invalid argument",
        "illegal operation",
        "argument out of range",
        "address not aligned",
        "capability address leads nowhere",
        "message too short",
        "the place is occupied",
        "the object has descendants",
        "not enough memory",
        "right missing",
        "would block",
        "cancelled",
        "processor time already promised",
        "kernel table full",
        "deadline passed"
    };

    private static final KernelFault UNKNOWN = new KernelFault(-1, "unknown error code");
    private static final KernelFault[] ALL = makeAll();

    private KernelFault(int code, String message) {
        super(code, message);
    }

    private static KernelFault[] makeAll() {
        KernelFault[] faults = new KernelFault[MESSAGES.length];
        faults[ErrorCode.OK] = UNKNOWN;
        for (int code = 1; code < faults.length; code++) {
            faults[code] = new KernelFault(code, MESSAGES[code]);
        }
        return faults;
    }

    /** The fault with this code. */
    public static KernelFault of(int code) {
        return code > 0 && code < ALL.length ? ALL[code] : UNKNOWN;
    }

    /** What an error code means, in a few words. */
    public static String describe(int code) {
        return code >= 0 && code < MESSAGES.length ? MESSAGES[code] : "unknown error code";
    }
}
