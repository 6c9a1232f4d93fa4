package org.saltyos.vfs.cache;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;

/**
 * Failures to write back, which whoever wrote learns from the next synchronisation (fsync of POSIX.1-2017). Each who has the
 * source open is told once; a failure that nobody was told of is told to the next who opens it.
 */
public final class WriteErrors {
    private @Nullable PosixFault last;
    private long number;
    private boolean told = true;

    WriteErrors() {}

    /** A page could not be written. */
    void add(PosixFault fault) {
        last = fault;
        number++;
        told = false;
    }

    /** What one who opens the source now has seen: everything that somebody was told of. */
    public long seen() {
        return told ? number : number - 1;
    }

    /**
     * Does nothing if nothing failed since then.
     *
     * @param seen of the one who asks
     * @throws PosixFault the last failure
     */
    public void require(long seen) throws PosixFault {
        if (seen != number && last != null) {
            told = true;
            throw last;
        }
    }

    /** What one has seen who asks now. */
    public long now() {
        return number;
    }
}
