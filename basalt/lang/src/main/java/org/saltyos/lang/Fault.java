package org.saltyos.lang;

/**
 * An expected error: a checked exception without stack trace, cause or mutable state, so that throwing one is returning
 * one more register. Subclasses are {@code final} and keep their instances in {@code static final} fields or arrays,
 * made at build time.
 */
public abstract class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * Makes a fault constant.
     *
     * @param code the number that crosses a boundary in its place, for example a system call's error code; not 0
     * @param message what it means, for tests and reports on HotSpot
     */
    protected Fault(int code, String message) {
        super(message, null, false, false);
        if (code == 0) {
            throw new IllegalArgumentException("0 means success and cannot be a fault's code");
        }
        this.code = code;
    }

    /** The number that crosses a boundary in the fault's place; never 0. */
    public final int code() {
        return code;
    }
}
