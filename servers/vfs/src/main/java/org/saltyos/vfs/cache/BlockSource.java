package org.saltyos.vfs.cache;

import org.saltyos.basalt.errno.PosixFault;

/**
 * What a page cache lies in front of: a disk, a part of one, memory. It has a fixed number of pages of 4 KiB and is asked for
 * rows of pages, so that a device can move many at once. One request is made at a time, and its answer is waited for.
 */
public interface BlockSource {
    /** Size in pages; what the source does not have of the last page is zero when it is read, and lost when it is written. */
    long pages();

    /** Whether {@link #write} is possible at all. */
    boolean isWritable();

    /**
     * Reads pages that follow each other.
     *
     * @param first number of the first
     * @param targets where each goes: addresses of 4 KiB
     * @param count how many, at least 1
     * @return so many were read, the first ones; fewer than asked if the source chooses so
     * @throws PosixFault EIO when not even the first could be read
     */
    int read(long first, long[] targets, int count) throws PosixFault;

    /**
     * Writes pages that follow each other; they may lie in the source's own memory until {@link #flush}.
     *
     * @param first number of the first
     * @param contents where each lies: addresses of 4 KiB
     * @param count how many, at least 1
     * @return so many were written, the first ones; fewer than asked if the source chooses so
     * @throws PosixFault EIO, ENOSPC when not even the first could be written; EROFS
     */
    int write(long first, long[] contents, int count) throws PosixFault;

    /**
     * Makes what was written last, whatever happens to the machine.
     *
     * @throws PosixFault EIO when it may be lost
     */
    void flush() throws PosixFault;
}
