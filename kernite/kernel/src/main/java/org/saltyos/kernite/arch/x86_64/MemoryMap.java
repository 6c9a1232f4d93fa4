package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Cold;
import org.saltyos.lang.sync.GuardedBy;

/**
 * What physical memory there is: the free RAM, and everything else the firmware spoke about. Kept in arrays because it is
 * made before there is any other memory to keep it in.
 */
@Cold
public final class MemoryMap {
    /** Most regions of each kind; the firmware's list is far shorter. */
    public static final int MAX = 64;

    private static final long PAGE = 4096;

    /** Where RAM below 1 MiB ends at the latest. */
    private static final long LOW_END = 0xa_0000;

    @GuardedBy("KERNEL")
    private static final long[] FREE_BASE = new long[MAX];

    @GuardedBy("KERNEL")
    private static final long[] FREE_END = new long[MAX];

    @GuardedBy("KERNEL")
    private static final long[] RESERVED_BASE = new long[MAX];

    @GuardedBy("KERNEL")
    private static final long[] RESERVED_END = new long[MAX];

    @GuardedBy("KERNEL")
    private static int free;

    @GuardedBy("KERNEL")
    private static int reserved;

    @GuardedBy("KERNEL")
    private static long total;

    private MemoryMap() {}

    /** Number of regions of free RAM; each is a whole number of pages, no two touch a page in common. */
    public static int freeCount() {
        return free;
    }

    /** Physical address of free region {@code i}. */
    public static long freeBase(int i) {
        return FREE_BASE[i];
    }

    /** Size of free region {@code i} in bytes. */
    public static long freeSize(int i) {
        return FREE_END[i] - FREE_BASE[i];
    }

    /** Number of regions that are not free: the firmware's and the kernel's own. */
    public static int reservedCount() {
        return reserved;
    }

    /** Physical address of reserved region {@code i}. */
    public static long reservedBase(int i) {
        return RESERVED_BASE[i];
    }

    /** Size of reserved region {@code i} in bytes. */
    public static long reservedSize(int i) {
        return RESERVED_END[i] - RESERVED_BASE[i];
    }

    /** Bytes of RAM the machine has, free or not. */
    public static long totalBytes() {
        return total;
    }

    /** Forgets everything. */
    static void clear() {
        free = 0;
        reserved = 0;
        total = 0;
    }

    /** Adds RAM; parts of pages at its ends are lost. Overlaps with RAM added before are dropped. */
    static void addRam(long base, long end) {
        long first = (base + PAGE - 1) & -PAGE;
        long last = end & -PAGE;
        for (int i = 0; i < free; i++) {
            if (first < FREE_END[i] && FREE_BASE[i] < last) {
                if (first >= FREE_BASE[i]) {
                    first = FREE_END[i];
                } else {
                    last = FREE_BASE[i];
                }
            }
        }
        if (first < last && free < MAX) {
            total += last - first;
            FREE_BASE[free] = first;
            FREE_END[free] = last;
            free++;
        }
    }

    /** Takes the pages that {@code base} to {@code end} touches out of the free RAM and notes them as reserved. */
    static void reserve(long base, long end) {
        long first = base & -PAGE;
        long last = (end + PAGE - 1) & -PAGE;
        if (first >= last) {
            return;
        }
        if (reserved < MAX) {
            RESERVED_BASE[reserved] = first;
            RESERVED_END[reserved] = last;
            reserved++;
        }
        take(first, last);
    }

    /**
     * Takes a page below {@code limit} and above the first MiB out of the free RAM.
     *
     * @return its physical address
     */
    static long takePage(long limit) {
        for (int i = 0; i < free; i++) {
            long page = FREE_BASE[i];
            if (page >= 1L << 20 && page + PAGE <= limit && page < FREE_END[i]) {
                FREE_BASE[i] = page + PAGE;
                return page;
            }
        }
        throw new IllegalStateException("no memory for the kernel's page tables");
    }

    /**
     * Takes a page below 1 MiB, where processors can begin, out of the free RAM.
     *
     * @return its physical address, 0 if there is none
     */
    static long takeLowPage() {
        for (int i = 0; i < free; i++) {
            long page = FREE_BASE[i];
            if (page > 0 && page < LOW_END && page < FREE_END[i]) {
                FREE_BASE[i] = page + PAGE;
                return page;
            }
        }
        return 0;
    }

    private static void take(long first, long last) {
        int count = free;
        for (int i = 0; i < count; i++) {
            long base = FREE_BASE[i];
            long end = FREE_END[i];
            if (first >= end || base >= last) {
                continue;
            }
            FREE_END[i] = Math.max(base, Math.min(end, first));
            if (last < end) {
                if (FREE_END[i] == base) {
                    FREE_BASE[i] = last;
                    FREE_END[i] = end;
                } else if (free < MAX) {
                    FREE_BASE[free] = last;
                    FREE_END[free] = end;
                    free++;
                }
            }
        }
    }
}
