package org.saltyos.kernite.arch.x86_64;

import org.saltyos.abi.MapAttribute;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.memory.DirectMap;

/** Entries of x86_64 page tables (Intel SDM volume 3, 4.5: 4-level paging). */
public final class PageEntry {
    /** Levels of tables; level 1 maps 4 KiB pages. */
    public static final int LEVELS = 4;

    /** Level whose entries map 2 MiB pages. */
    public static final int LARGE_LEVEL = 2;

    /** Entries of the root table below this one belong to the user. */
    public static final int USER_ROOT_ENTRIES = 256;

    /** Entries in a table. */
    public static final int ENTRIES = 512;

    private static final long PRESENT = 1;
    private static final long WRITABLE = 1 << 1;
    private static final long USER = 1 << 2;
    private static final long WRITE_THROUGH = 1 << 3;
    private static final long CACHE_DISABLE = 1 << 4;
    private static final long LARGE = 1 << 7;
    private static final long NO_EXECUTE = 1L << 63;
    private static final long ADDRESS = 0x000f_ffff_ffff_f000L;
    private static final int PAGE_BITS = 12;
    private static final int INDEX_BITS = 9;

    private PageEntry() {}

    /** An entry that points to a table of the next lower level; the lower entries decide on access. */
    public static long table(long kernelAddress) {
        return DirectMap.toPhysical(kernelAddress) | PRESENT | WRITABLE | USER;
    }

    /**
     * An entry that maps a page for the user.
     *
     * @param rights {@link Rights}; readable always
     * @param attributes {@link MapAttribute}
     */
    public static long page(long kernelAddress, int level, int rights, int attributes) {
        long entry = DirectMap.toPhysical(kernelAddress) | PRESENT | USER;
        if ((rights & Rights.WRITE) != 0) {
            entry |= WRITABLE;
        }
        if ((rights & Rights.EXECUTE) == 0) {
            entry |= NO_EXECUTE;
        }
        if ((attributes & MapAttribute.UNCACHED) != 0) {
            entry |= CACHE_DISABLE | WRITE_THROUGH;
        }
        if ((attributes & MapAttribute.WRITE_THROUGH) != 0) {
            entry |= WRITE_THROUGH;
        }
        return level == LARGE_LEVEL ? entry | LARGE : entry;
    }

    /** Whether the entry maps a page or points to a table. */
    public static boolean present(long entry) {
        return (entry & PRESENT) != 0;
    }

    /** Whether a present entry of a level above 1 maps a page instead of pointing to a table. */
    public static boolean large(long entry) {
        return (entry & LARGE) != 0;
    }

    /** Whether the user may write through the entry. */
    public static boolean writable(long entry) {
        return (entry & WRITABLE) != 0;
    }

    /** Whether the user may execute through the entry. */
    public static boolean executable(long entry) {
        return (entry & NO_EXECUTE) == 0;
    }

    /** The kernel's address of the page or table that a present entry names. */
    public static long target(long entry) {
        return DirectMap.toKernel(entry & ADDRESS);
    }

    /** Which entry of a table of {@code level} is about {@code virtualAddress}. */
    public static int index(long virtualAddress, int level) {
        return (int) (virtualAddress >>> (PAGE_BITS + INDEX_BITS * (level - 1))) & (ENTRIES - 1);
    }
}
