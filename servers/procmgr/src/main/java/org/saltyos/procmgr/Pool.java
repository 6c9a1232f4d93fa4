package org.saltyos.procmgr;

import org.saltyos.basalt.capability.MemoryPool;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;

/**
 * The memory server's pool of pages, which all processes share: a copy on write needs source and copy in the same pool. The
 * memory server lends it more when it is asked to.
 */
final class Pool {
    /** Pages there must be before a process starts: enough for what it touches first. */
    static final int START_PAGES = 64;

    private Pool() {}

    /**
     * Gets the pool, after everything was given back that a process manager before this one had.
     *
     * @throws RemoteFault when the memory server does not answer
     * @throws PosixFault ENOMEM
     */
    static void start() throws RemoteFault, PosixFault {
        MemoryCalls.begin();
        MemoryCalls.pool(Slots.POOL);
        require(START_PAGES);
    }

    /** The pool. */
    static MemoryPool pool() {
        return new MemoryPool(Slots.POOL);
    }

    /**
     * Makes sure that there are pages, and asks for more if not.
     *
     * @throws PosixFault ENOMEM when there are no more
     */
    static void require(long pages) throws PosixFault {
        try {
            if (pool().freePages() < pages) {
                MemoryCalls.refill(pages);
            }
        } catch (KernelFault fault) {
            throw Pieces.refused(fault);
        }
    }

    /** Whether a process that found no page may try again: there are pages now. */
    static boolean refill() {
        try {
            require(START_PAGES);
            return true;
        } catch (PosixFault fault) {
            return false;
        }
    }
}
