package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Reads single bytes through page tables, so that the kernel can look where it must not fault. */
public final class PageWalk {
    /** Required of every entry of a walk: that there is something. */
    static final long PRESENT = 1;

    /** Required of every entry of a walk: that user mode may write what it leads to. */
    static final long USER_WRITABLE = PRESENT | 1 << 1 | 1 << 2;

    private static final long LARGE = 1 << 7;
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;
    private static final int PAGE_BITS = 12;
    private static final int INDEX_BITS = 9;
    private static final int INDEX_MASK = 511;
    private static final int LEVELS = 4;
    private static final int ENTRY = 8;

    private PageWalk() {}

    /** The byte at {@code address} in the address space of {@code root} (physical), 0 to 255; -1 if it is not mapped RAM. */
    @Unsafe(because = "the byte is read only after the kernel's own tables were found to map it")
    public static int read(long root, long address) {
        long physical = translate(root, address, PRESENT);
        if (physical < 0) {
            return -1;
        }
        long kernel = DirectMap.toKernel(physical);
        return translate(ThisCpu.get().kernelRoot(), kernel, PRESENT) < 0 ? -1 : Mem.getByte(kernel) & 0xff;
    }

    /** The physical address of {@code address}, -1 if it is not mapped with all bits of {@code required} at every level. */
    @Unsafe(because = "tables of every root are RAM in the direct map as long as the root is in use")
    static long translate(long root, long address, long required) {
        long table = root & ADDRESS;
        for (int level = LEVELS; level >= 1; level--) {
            int shift = PAGE_BITS + INDEX_BITS * (level - 1);
            long entry = Mem.getLong(DirectMap.toKernel(table) + (address >>> shift & INDEX_MASK) * ENTRY);
            if ((entry & required) != required) {
                return -1;
            }
            if (level == 1 || (entry & LARGE) != 0) {
                long mask = (1L << shift) - 1;
                return entry & ADDRESS & ~mask | address & mask;
            }
            table = entry & ADDRESS;
        }
        return -1;
    }
}
