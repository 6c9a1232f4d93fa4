package org.saltyos.maven.diag;

import org.jspecify.annotations.Nullable;

/** Something that no input may cause: a fault of the toolchain itself, kept with its stack trace and to be reported. */
public final class CompilerBug extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Reports a broken invariant. */
    public CompilerBug(String message) {
        this(message, null);
    }

    /** Reports a broken invariant with its cause. */
    public CompilerBug(String message, @Nullable Throwable cause) {
        super("compiler bug, please report it: " + message, cause);
    }
}
