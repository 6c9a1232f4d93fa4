package org.saltyos.vfs.cache;

import org.saltyos.basalt.errno.PosixFault;

/** Memory for pages, each of which exists only while it is used. */
public interface PageMemory {
    /** How many there can be. */
    int pages();

    /** Address of a page. */
    long address(int index);

    /**
     * Makes a page be there; one that is there keeps its contents, others are zero.
     *
     * @throws PosixFault ENOMEM when there is none
     */
    void commit(int index) throws PosixFault;

    /** Gives pages back. */
    void decommit(int first, int count);
}
