package org.saltyos.test;

import org.saltyos.maven.qemu.Verdict;

/** A guest that did not do what its test waited for. */
public final class GuestFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final Verdict verdict;

    /** A failure with the verdict that says how it came about. */
    GuestFailure(Verdict verdict, String message) {
        super(message);
        this.verdict = verdict;
    }

    /** {@link Verdict#TIMEOUT} if the guest still ran, else how it ended. */
    public Verdict verdict() {
        return verdict;
    }
}
