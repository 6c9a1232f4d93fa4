package org.saltyos.garbage;

import org.saltyos.lang.Fault;

/** Expected errors of the server. */
public final class GarbageFault extends Fault {
    private static final long serialVersionUID = 1L;

    /** Nothing was counted. */
    public static final GarbageFault EMPTY = new GarbageFault(1, "nothing was counted");

    private GarbageFault(int code, String message) {
        super(code, message);
    }
}
