package org.saltyos.kernite.boot;

import org.saltyos.abi.ObjectSize;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.sync.GuardedBy;

/**
 * The RAM that nobody uses yet, as ranges of whole pages. The kernel takes what init's first objects need; everything
 * that remains becomes untyped memory.
 */
@Cold
final class FreeMemory {
    /** Most ranges; more would need a memory map far beyond what firmware gives. */
    static final int MAX_RANGES = 128;

    private static final long PAGE_MASK = (1L << ObjectSize.PAGE_BITS) - 1;

    @GuardedBy("KERNEL")
    private static final long[] START = new long[MAX_RANGES];

    @GuardedBy("KERNEL")
    private static final long[] END = new long[MAX_RANGES];

    @GuardedBy("KERNEL")
    private static int count;

    private FreeMemory() {}

    /** Forgets everything. */
    static void clear() {
        count = 0;
    }

    /** Adds the whole pages between two physical addresses; what does not fit in the table is lost. */
    static void add(long start, long end) {
        long first = (start + PAGE_MASK) & ~PAGE_MASK;
        long last = end & ~PAGE_MASK;
        if (first < last && count < MAX_RANGES) {
            START[count] = first;
            END[count] = last;
            count++;
        }
    }

    /** Number of ranges. */
    static int count() {
        return count;
    }

    /** Physical address of the first byte of a range. */
    static long start(int range) {
        return START[range];
    }

    /** Physical address after the last byte of a range. */
    static long end(int range) {
        return END[range];
    }

    /**
     * Takes a block of 2^sizeBits bytes aligned to its size, at least a page, and clears it.
     *
     * @return its address in the direct map
     */
    static long take(int sizeBits) {
        long size = 1L << sizeBits;
        for (int i = 0; i < count; i++) {
            long start = (START[i] + size - 1) & -size;
            if (start >= START[i] && start <= END[i] - size && count < MAX_RANGES) {
                long end = END[i];
                END[i] = start;
                add(start + size, end);
                long address = DirectMap.toKernel(start);
                DirectMap.clear(address, size);
                return address;
            }
        }
        throw new IllegalStateException("too little memory for init");
    }
}
