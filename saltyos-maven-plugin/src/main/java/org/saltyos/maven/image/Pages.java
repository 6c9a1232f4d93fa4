package org.saltyos.maven.image;

import org.saltyos.abi.boot.BootFormat;

/** Arithmetic on page boundaries. */
final class Pages {
    /** Bytes of a page. */
    static final int SIZE = BootFormat.ALIGNMENT;

    private Pages() {}

    /** The next page boundary at or above a number of bytes. */
    static long up(long bytes) {
        return (bytes + SIZE - 1) & -SIZE;
    }

    /** The page boundary at or below an address. */
    static long down(long address) {
        return address & -SIZE;
    }
}
