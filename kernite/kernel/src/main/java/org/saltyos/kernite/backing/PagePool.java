package org.saltyos.kernite.backing;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The pages of a memory pool. Each lent piece of memory starts with a counter of four bytes for each of its pages: in how
 * many objects the page is. A piece counts from its start which pages were ever used ({@code badge}); pages given back are
 * linked to each other.
 *
 * <p>Invariant: a page of a piece is either its counters', never used, given back, a table of one object, or contents of as
 * many objects as its counter says.
 */
public final class PagePool {
    /** Most pieces that can be lent to one pool. */
    public static final int MAX_PIECES = 14;

    /** Bytes of a page. */
    static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    private static final int COUNTER_BITS = 2;

    private PagePool() {}

    /** Lends all of the unused RAM of {@code untyped}; message word {@code word} named it. */
    @Cold
    public static void lend(MemoryPool pool, Slot untyped, int word) throws Refusal {
        Capability memory = Capability.in(untyped);
        if (memory.type() != ObjectType.UNTYPED || memory.device() || memory.sizeBits() <= ObjectSize.PAGE_BITS) {
            throw Refusal.invalidArgument(word);
        }
        if (Derivation.hasDescendants(untyped)) {
            throw Refusal.REVOKE_FIRST;
        }
        int index = 0;
        while (piece(pool, index).type() != ObjectType.NULL) {
            index++;
            if (index == MAX_PIECES) {
                throw Refusal.TABLE_FULL;
            }
        }
        long tag = Capability.tag(ObjectType.MEMORY_PIECE, Rights.ALL, memory.sizeBits(), 0);
        long counters = counterBytes(memory.sizeBits());
        Capability lent = new Capability(tag, memory.object(), counters, pool.address());
        Derivation.insertOriginal(untyped, piece(pool, index), lent);
        untyped.badge(1L << memory.sizeBits());
        pool.freePages(pool.freePages() + ((1L << memory.sizeBits()) - counters) / PAGE);
    }

    /** A page with any contents and the counter 1; 0 if there is none. */
    @Unsafe(because = "a page that was given back is in nobody's use; its first word is the pool's")
    static long take(MemoryPool pool) {
        if (pool.freePages() == 0 || pool.closing() != 0) {
            return 0;
        }
        long page = pool.returned();
        if (page != 0) {
            pool.returned(Mem.getLong(page));
        } else {
            int index = 0;
            Slot piece = piece(pool, 0);
            while (piece.type() != ObjectType.MEMORY_PIECE || piece.badge() == 1L << piece.sizeBits()) {
                index++;
                assert index < MAX_PIECES : "freePages counts the unused pages of all pieces";
                piece = piece(pool, index);
            }
            page = piece.object() + piece.badge();
            piece.badge(piece.badge() + PAGE);
        }
        pool.freePages(pool.freePages() - 1);
        pool.usedPages(pool.usedPages() + 1);
        Mem.putInt(counter(pool, page), 1);
        return page;
    }

    /** In how many objects a page is. */
    @Unsafe(because = "the counter of a page lies at the start of the piece the page is in")
    static int holders(MemoryPool pool, long page) {
        return Mem.getInt(counter(pool, page));
    }

    /** The page is in one more object. */
    @Unsafe(because = "the counter of a page lies at the start of the piece the page is in")
    static void share(MemoryPool pool, long page) {
        long counter = counter(pool, page);
        Mem.putInt(counter, Mem.getInt(counter) + 1);
    }

    /** The page is in one object less; when it is in none any more it can be taken again. */
    @Unsafe(because = "nothing maps or refers to a page without holders, so that its first word may be used")
    static void release(MemoryPool pool, long page) {
        long counter = counter(pool, page);
        int left = Mem.getInt(counter) - 1;
        Mem.putInt(counter, left);
        if (left == 0) {
            Mem.putLong(page, pool.returned());
            pool.returned(page);
            pool.freePages(pool.freePages() + 1);
            pool.usedPages(pool.usedPages() - 1);
        }
    }

    /**
     * Whether a piece lies in a slot of its pool. Deletion may move it out of a dying pool, whose own memory may then be
     * somebody else's before the piece is gone.
     */
    public static boolean isLent(Slot piece) {
        long first = new MemoryPool(piece.extra()).firstPiece().address();
        return Long.compareUnsigned(piece.address() - first, (long) MAX_PIECES << ObjectSize.SLOT_BITS) < 0;
    }

    /** A piece goes back to where it came from; no object holds any page of the pool. */
    @Cold
    public static void withdraw(Slot lent) {
        if (!isLent(lent)) {
            return;
        }
        MemoryPool pool = new MemoryPool(lent.extra());
        pool.returned(0);
        pool.closing(0);
        long free = 0;
        for (int i = 0; i < MAX_PIECES; i++) {
            Slot piece = piece(pool, i);
            if (piece.type() == ObjectType.MEMORY_PIECE && piece.address() != lent.address()) {
                long counters = counterBytes(piece.sizeBits());
                piece.badge(counters);
                free += ((1L << piece.sizeBits()) - counters) / PAGE;
            }
        }
        pool.freePages(free);
    }

    /** The slot for a piece. */
    public static Slot piece(MemoryPool pool, int index) {
        return new Slot(pool.firstPiece().address() + ((long) index << ObjectSize.SLOT_BITS));
    }

    /** Bytes at the start of a piece that hold its counters, in whole pages. */
    public static long counterBytes(int sizeBits) {
        return Math.max(PAGE, 1L << (sizeBits - ObjectSize.PAGE_BITS + COUNTER_BITS));
    }

    private static long counter(MemoryPool pool, long page) {
        int index = 0;
        Slot piece = pool.firstPiece();
        while (piece.type() != ObjectType.MEMORY_PIECE
                || Long.compareUnsigned(page - piece.object(), 1L << piece.sizeBits()) >= 0) {
            index++;
            assert index < MAX_PIECES : "every page of an object lies in a piece of its pool";
            piece = piece(pool, index);
        }
        return piece.object() + ((page - piece.object()) >>> (ObjectSize.PAGE_BITS - COUNTER_BITS));
    }
}
