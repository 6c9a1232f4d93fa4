package org.saltyos.kernite.memory;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.sync.GuardedBy;

/**
 * The kernel's window on physical memory, for the kernel only, never executable. Device memory has addresses in it too, but
 * the kernel does not touch them there. Where the window lies is chosen at boot, so that nobody outside knows the address of
 * any of the kernel's objects.
 */
public final class DirectMap {
    /** Where physical address 0 lies on the provisional page tables; the lowest place it can have. */
    public static final long BASE = 0xffff_8000_0000_0000L;

    /** Physical addresses end here, and so does the distance by which the window can be moved. */
    public static final int PHYSICAL_BITS = 46;

    @GuardedBy("KERNEL")
    private static long base = BASE;

    private DirectMap() {}

    /** The kernel's address of physical address {@code physical}. */
    public static long toKernel(long physical) {
        return base + physical;
    }

    /** The physical address of {@code kernel}, an address in the window. */
    public static long toPhysical(long kernel) {
        return kernel - base;
    }

    /** From now on physical address 0 lies at {@code address}: the page tables have changed. */
    public static void moveTo(long address) {
        base = address;
    }

    /** Fills memory with zeros. */
    @Unsafe(because = "callers pass RAM of an untyped piece without descendants, which nothing else uses")
    public static void clear(long kernel, long bytes) {
        Mem.fill(kernel, (byte) 0, bytes);
    }
}
