package org.saltyos.init;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;

/**
 * Long rows of zeroed pages, such as the heaps of servers: a memory object, so that they take one slot of init's and no time
 * until they are used. The memory is set aside all the same: a server never runs into a page that cannot be had.
 */
final class ZeroedMemory {
    /** Shorter rows are frames. */
    static final int LEAST_PAGES = 32;

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    /** Pages whose counters fit into one page of a lent piece. */
    private static final int COUNTERS = (int) (PAGE / Integer.BYTES);

    /** Pages that one table of an object leads to. */
    private static final int TABLE_PAGES = 512;

    private ZeroedMemory() {}

    /**
     * Sets memory aside for a row of so many pages, and for what is needed to keep it, in untyped pieces with adjacent slots;
     * the first is {@link Slots#position} before the call.
     */
    static void reserve(int pages) throws KernelFault, InitFault {
        for (int left = withTables(pages); left > 0; left -= usable(piece(left))) {
            MemoryPool.makeUntyped(ObjectSize.PAGE_BITS + Integer.numberOfTrailingZeros(piece(left)));
        }
    }

    /** Makes a pool of the pieces in these slots, of which nothing is in use; its slot. */
    static int pool(int first, int end) throws KernelFault, InitFault {
        int pool = MemoryPool.make(ObjectType.MEMORY_POOL, 0);
        for (int piece = first; piece < end; piece++) {
            new org.saltyos.basalt.capability.MemoryPool(pool).lend(new Untyped(piece));
        }
        return pool;
    }

    /** Maps a row of zeroed pages. */
    static void map(int pool, VSpace space, long virtual, int pages, int rights) throws KernelFault, InitFault {
        MemoryObject object =
                new MemoryObject(MemoryPool.make(ObjectType.MEMORY_OBJECT, ObjectSize.MEMORY_OBJECT_BITS));
        object.configure(new org.saltyos.basalt.capability.MemoryPool(pool), pages);
        object.map(space, virtual, rights, 0, pages);
    }

    private static int withTables(int pages) {
        return pages + pages / TABLE_PAGES + 4;
    }

    /** The largest power of two that is not more than what is left, but at least the two pages of the smallest piece. */
    private static int piece(int left) {
        return Math.max(2, Integer.highestOneBit(left));
    }

    /** Pages of a piece that are not counters. */
    private static int usable(int piece) {
        return piece - (piece + COUNTERS - 1) / COUNTERS;
    }
}
