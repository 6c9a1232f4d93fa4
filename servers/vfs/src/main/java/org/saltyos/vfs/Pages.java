package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;

/** Where the pages of the arena come from. */
public interface Pages {
    /**
     * Makes pages be there; those that are keep their contents, the others are zero.
     *
     * @throws PosixFault ENOMEM when there are not as many
     */
    void commit(long first, long count) throws PosixFault;

    /** Gives pages back. */
    void decommit(long first, long count);
}
