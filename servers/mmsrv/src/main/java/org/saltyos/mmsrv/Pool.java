package org.saltyos.mmsrv;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.MemoryPool;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryLayout;
import org.saltyos.basalt.start.Startup;

/**
 * The pool of pages, and that of the exchange memory: both grow when they have to. A pool takes 14 pieces and gives none back, so
 * each second piece is twice as large as the ones before.
 */
final class Pool {
    private static final int MAX_LENT = 14;
    private static final int LEAST_BITS = 19;

    /** The first piece is this fraction of all memory, as a power of two, so that 14 can be nearly all of it. */
    private static final int FRACTION_BITS = 8;

    /** If a piece is not to be had, one of an eighth is still worth one of the 14. */
    private static final int STEPS_DOWN = 3;

    /** So much of all memory, as a power of two, is for kernel objects only: pages never take it. */
    private static final int RESERVE_BITS = 4;

    /** Pages of exchange memory that one process has. */
    private static final int EXCHANGE_PAGES = 8;

    /** Tables of the exchange memory, and the counters of what is lent. */
    private static final int EXCHANGE_SLACK = 16;

    private Pool() {}

    /** Makes the pool. */
    static void begin() throws KernelFault {
        Startup.capabilities().delete(Slots.POOL);
        try {
            int piece = Pieces.take(ObjectSize.PAGE_BITS, Pieces.OWN, 0, 0);
            new Untyped(Slots.piece(piece)).retype(ObjectType.MEMORY_POOL, 0, Startup.capabilities(), Slots.POOL, 1);
        } catch (PosixFault fault) {
            throw new IllegalStateException("there is no memory for a pool");
        }
        Records.book().exchangePages(MemoryLayout.FIRST_EXCHANGE_PAGES);
    }

    /** The pool. */
    static MemoryPool pool() {
        return new MemoryPool(Slots.POOL);
    }

    /**
     * Sees to it that there are so many free pages.
     *
     * @throws PosixFault ENOMEM
     */
    static void require(long pages) throws KernelFault, PosixFault {
        while (pool().freePages() < pages) {
            grow(pages);
        }
    }

    private static void grow(long pages) throws KernelFault, PosixFault {
        Book book = Records.book();
        if (book.lent() == MAX_LENT) {
            throw PosixFault.ENOMEM;
        }
        int usual = Math.max(LEAST_BITS, Pieces.bitsFor(book.total()) - FRACTION_BITS) + book.lent() / 2;
        int wanted = Math.max(usual, Pieces.bitsFor(pages << ObjectSize.PAGE_BITS));
        int piece = largest(Math.min(wanted, Pieces.MAX_BITS), usual - STEPS_DOWN);
        pool().lend(new Untyped(Slots.piece(piece)));
        book.lent(book.lent() + 1);
        book.lentBytes(book.lentBytes() + (1L << Records.piece(piece).bits()));
    }

    /** Takes a piece of a size, or the next smaller that can be had and leaves the reserve. */
    private static int largest(int most, int least) throws KernelFault, PosixFault {
        long spare = Pieces.free() - (Records.book().total() >>> RESERVE_BITS);
        for (int bits = most; bits >= least; bits--) {
            try {
                if (1L << bits <= spare) {
                    return Pieces.take(bits, Pieces.OWN, 0, 0);
                }
            } catch (PosixFault fault) {
                continue; // a smaller one
            }
        }
        throw PosixFault.ENOMEM;
    }

    /**
     * Sees to it that so many processes can use all of their exchange memory.
     *
     * @throws PosixFault ENOMEM
     */
    static void requireExchange(int processes) throws KernelFault, PosixFault {
        Book book = Records.book();
        long wanted = (processes + 1L) * EXCHANGE_PAGES + EXCHANGE_SLACK;
        while (book.exchangePages() < wanted) {
            long more = Math.min(wanted, book.exchangePages());
            int bits = Pieces.bitsFor(more << ObjectSize.PAGE_BITS);
            int piece = Pieces.take(bits, Pieces.OWN, 0, 0);
            new MemoryPool(MemoryLayout.EXCHANGE_POOL_SLOT).lend(new Untyped(Slots.piece(piece)));
            book.exchangePages(book.exchangePages() + (1L << bits - ObjectSize.PAGE_BITS) - 1);
        }
    }
}
