package org.saltyos.runtime.heap;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The heap's memory in blocks of equal size, and what each block is used for. The table lies in the first blocks, nine
 * bytes for each block: a state, a span and a link.
 *
 * <p>Block states: a block holds objects from its start up to a header of 0 or its end; or one large object begins in it
 * and goes on in the blocks behind.
 */
@Unsafe(because = "block numbers are below the count, and the table has an entry for each")
final class Blocks {
    /** Holds nothing. */
    static final int FREE = 0;

    /** Holds objects, one after the other. */
    static final int SMALL = 1;

    /** Begins with a large object; its span is the number of blocks. */
    static final int LARGE = 2;

    /** Goes on with a large object; its span is the number of the block where the object begins. */
    static final int REST = 3;

    /** Holds the table. */
    static final int TABLE = 4;

    /** The part of a state that is one of the above. */
    static final int USE = 0x7;

    /** Flag of a free block: it may hold something other than zeros. */
    static final int DIRTY = 0x8;

    /** Flag during a collection: the block stays, with all objects in it unless it is crowded. */
    static final int KEPT = 0x10;

    /** Flag during a collection, of a crowded block: it is in the queue. */
    static final int QUEUED = 0x20;

    /** Flag during a collection: the block stays because there was no room to move the rest of its objects. */
    static final int CROWDED = 0x40;

    /** No block. */
    static final int NONE = -1;

    /** Bytes that a freed block is filled with when the heap poisons: a header of it has no valid type. */
    private static final byte POISON = 0x5a;

    private static final int LARGE_HEAP_SHIFT = 15;
    private static final int SMALL_HEAP_SHIFT = 12;
    private static final long LARGE_HEAP = 8L << 20;
    private static final int RESERVE_SHIFT = 4;

    private static long base;
    private static long extent;
    private static int shift;
    private static int count;
    private static int first;
    private static int cursor;
    private static int used;
    private static int highest;
    private static long spans;
    private static long links;
    private static long startBits;

    private Blocks() {}

    /**
     * Divides zeroed memory into blocks.
     *
     * @param withStarts whether there is a bit for each word that can be the start of an object
     * @return whether at least one block is left for objects
     */
    static boolean initialise(long address, long size, boolean withStarts) {
        shift = size >= LARGE_HEAP ? LARGE_HEAP_SHIFT : SMALL_HEAP_SHIFT;
        base = address + blockSize() - 1 & -blockSize();
        count = (int) (address + size - base >>> shift);
        if (address + size < base || count < 2) {
            extent = 0;
            count = 0;
            return false;
        }
        extent = (long) count << shift;
        spans = base + count + 7 & -8L;
        links = spans + 4L * count;
        startBits = links + 4L * count + 7 & -8L;
        long end = startBits + (withStarts ? extent >>> 6 : 0);
        first = (int) (end - base + blockSize() - 1 >>> shift);
        cursor = first;
        used = 0;
        highest = first;
        for (int block = 0; block < first && block < count; block++) {
            state(block, TABLE);
        }
        return first < count;
    }

    /** Bytes of a block. */
    static long blockSize() {
        return 1L << shift;
    }

    /** Objects larger than this get blocks of their own. */
    static long largest() {
        return blockSize() >>> 1;
    }

    /** Whether the address lies in the heap. */
    static boolean contains(long address) {
        return Long.compareUnsigned(address - base, extent) < 0;
    }

    /** The block of an address in the heap. */
    static int of(long address) {
        return (int) (address - base >>> shift);
    }

    /** Where a block starts. */
    static long start(int block) {
        return base + ((long) block << shift);
    }

    /** Where a block ends. */
    static long end(int block) {
        return start(block) + blockSize();
    }

    /** State of a block: a use and flags. */
    static int state(int block) {
        return Mem.getByte(base + block);
    }

    /** Sets the state of a block. */
    static void state(int block, int value) {
        Mem.putByte(base + block, (byte) value);
    }

    /** The span of a block; its meaning depends on the use. */
    static int span(int block) {
        return Mem.getInt(spans + 4L * block);
    }

    /** Sets the span of a block. */
    static void span(int block, int value) {
        Mem.putInt(spans + 4L * block, value);
    }

    /** The block behind this one in the collector's queue. */
    static int link(int block) {
        return Mem.getInt(links + 4L * block);
    }

    /** Sets the block behind this one in the collector's queue. */
    static void link(int block, int next) {
        Mem.putInt(links + 4L * block, next);
    }

    /** Bits of object starts, one for each eight bytes of the heap, when the heap verifies. */
    static long startBits(long address) {
        return startBits + (address - base >>> 6);
    }

    /** The first block that can hold objects. */
    static int first() {
        return first;
    }

    /** Every block from this one on was never used. */
    static int highest() {
        return highest;
    }

    /** Blocks in use. */
    static int used() {
        return used;
    }

    /** Blocks that are free. */
    static int free() {
        return count - first - used;
    }

    /** Free blocks that only the collector takes, so that it has room to move objects to. */
    static int reserve() {
        int usable = count - first;
        return usable >> RESERVE_SHIFT > 0 ? usable >> RESERVE_SHIFT : usable > 3 ? 1 : 0;
    }

    /**
     * Takes the lowest free block for small objects; it may hold something other than zeros.
     *
     * @return its number, or {@link #NONE}
     */
    static int take() {
        while (cursor < count && (state(cursor) & USE) != FREE) {
            cursor++;
        }
        if (cursor == count) {
            return NONE;
        }
        int block = cursor++;
        take(block, 1, SMALL);
        return block;
    }

    /**
     * Takes zeroed blocks side by side for a large object.
     *
     * @return the number of the first, or {@link #NONE}
     */
    static int takeLarge(long size) {
        int length = (int) (size + blockSize() - 1 >>> shift);
        int found = 0;
        for (int block = first; block < count; block++) {
            found = (state(block) & USE) == FREE ? found + 1 : 0;
            if (found == length) {
                int start = block - length + 1;
                clear(start, start(start) + size);
                take(start, length, LARGE);
                return start;
            }
        }
        return NONE;
    }

    private static void take(int block, int length, int use) {
        state(block, use | state(block) & DIRTY);
        span(block, length);
        for (int i = 1; i < length; i++) {
            state(block + i, REST);
            span(block + i, block);
        }
        used += length;
        highest = Math.max(highest, block + length);
    }

    /** Makes the part of a taken block or of free blocks below {@code end} zero where it may be something else. */
    static void clear(int block, long end) {
        for (int b = block; start(b) < end; b++) {
            if ((state(b) & DIRTY) != 0) {
                long length = Math.min(blockSize(), end - start(b));
                Mem.fill(start(b), (byte) 0, length);
                Statistics.cleared(length);
                state(b, state(b) & ~DIRTY);
            }
        }
    }

    /** Frees what is not kept, takes the flags off what is, and starts to search for free blocks from the first. */
    static void sweep(boolean poison) {
        for (int block = first; block < highest; ) {
            int state = state(block);
            int use = state & USE;
            int length = use == LARGE ? span(block) : 1;
            if ((state & KEPT) != 0) {
                state(block, use);
            } else if (use != FREE) {
                release(block, length, poison);
            }
            block += length;
        }
        cursor = first;
    }

    private static void release(int block, int length, boolean poison) {
        if (poison) {
            Mem.fill(start(block), POISON, (long) length << shift);
        }
        for (int i = 0; i < length; i++) {
            state(block + i, FREE | DIRTY);
        }
        used -= length;
    }
}
