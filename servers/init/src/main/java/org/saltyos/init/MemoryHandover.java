package org.saltyos.init;

import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryLayout;

/**
 * Hands the memory that no server of the system needs to the memory server, once. The memory server's table of capabilities and
 * its book belong to init: a memory server that is started again finds in them what the one before knew and had.
 */
final class MemoryHandover {
    /** The book's pool: its pages, their tables and counters. */
    private static final int BOOK_BITS = ObjectSize.PAGE_BITS + 4;

    /** Smaller pieces stay with init. */
    private static final int LEAST_BITS = 14;

    private static int book;
    private static boolean done;

    private MemoryHandover() {}

    /** Whether a server is the one that gets the memory. */
    static boolean isFor(ServerEntry server) throws InitFault {
        for (int i = 0; i < server.needsCount(); i++) {
            if (SystemFile.name(SystemFile.need(server, i)).is(MemoryLayout.SERVICE)) {
                return true;
            }
        }
        return false;
    }

    /** Makes what outlives the memory server: its table and its book. */
    static void reserve(ServerState state, ServerEntry server) throws KernelFault, InitFault {
        state.table(MemoryPool.make(ObjectType.CNODE, server.slotBits()));
        int memory = MemoryPool.make(ObjectType.MEMORY_POOL, 0);
        var pool = new org.saltyos.basalt.capability.MemoryPool(memory);
        pool.lend(new Untyped(MemoryPool.makeUntyped(BOOK_BITS)));
        book = MemoryPool.make(ObjectType.MEMORY_OBJECT, ObjectSize.MEMORY_OBJECT_BITS);
        new MemoryObject(book).configure(pool, MemoryLayout.BOOK_PAGES);
        new MemoryObject(book).commit(0, MemoryLayout.BOOK_PAGES);
    }

    /** Gives a memory server its book and, if it is the first one, all memory. */
    static void grant(CNode table, VSpace space) throws KernelFault, InitFault {
        int rights = Rights.READ | Rights.WRITE;
        new MemoryObject(book).map(space, MemoryLayout.BOOK, rights, 0, MemoryLayout.BOOK_PAGES);
        if (done) {
            return;
        }
        done = true;
        if (SharedMemory.exchangePool() != 0) {
            table.copy(MemoryLayout.EXCHANGE_POOL_SLOT, Slots.OWN, SharedMemory.exchangePool(), Rights.ALL);
        }
        int slot = MemoryLayout.FIRST_PIECE_SLOT;
        for (int i = 0; i < MemoryPool.count(); i++) {
            if (MemoryPool.isUsable(i)) {
                slot = handOver(new Untyped(InitialSlot.FIRST_UNTYPED + i), table, slot);
            }
        }
    }

    /** Cuts the rest of a piece into powers of two, each as large as its place allows; the next slot. */
    private static int handOver(Untyped piece, CNode table, int first) throws KernelFault {
        long size = 1L << piece.sizeBits();
        long least = 1L << LEAST_BITS;
        long at = piece.usedBytes() + least - 1 & -least;
        int slot = first;
        while (at < size && slot < MemoryLayout.FIRST_PIECE_SLOT + MemoryLayout.PIECES) {
            int bits = at == 0 ? piece.sizeBits() : Long.numberOfTrailingZeros(at);
            piece.retype(ObjectType.UNTYPED, bits, table, slot, 1);
            at += 1L << bits;
            slot += 2; // each piece can be halved, its number cannot have a neighbour
        }
        return slot;
    }
}
