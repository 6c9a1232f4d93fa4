package org.saltyos.procmgr;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.MemoryPool;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.start.Startup;

/** The one pool of pages that all processes share: a copy on write needs source and copy in the same pool. */
final class Pool {
    /** Pages there must be before a process starts: enough for what it touches first. */
    static final int START_PAGES = 64;

    private static final int FIRST_BITS = 21;
    private static final int MAX_PIECES = 14;

    private static int pieces;

    private Pool() {}

    /**
     * Makes the pool.
     *
     * @throws KernelFault when the manifest declares too little memory
     * @throws PosixFault ENOMEM as well
     */
    static void start() throws KernelFault, PosixFault {
        int piece = Pieces.take(ObjectSize.PAGE_BITS);
        new Untyped(piece).retype(ObjectType.MEMORY_POOL, 0, Startup.capabilities(), Slots.POOL, 1);
        require(START_PAGES);
    }

    /** The pool. */
    static MemoryPool pool() {
        return new MemoryPool(Slots.POOL);
    }

    /**
     * Makes sure that there are pages, and lends the pool more memory if not.
     *
     * @throws PosixFault ENOMEM when there is no more
     */
    static void require(long pages) throws PosixFault {
        try {
            while (pool().freePages() < pages) {
                if (pieces == MAX_PIECES) {
                    throw PosixFault.ENOMEM;
                }
                pool().lend(new Untyped(Pieces.take(FIRST_BITS)));
                pieces++;
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
