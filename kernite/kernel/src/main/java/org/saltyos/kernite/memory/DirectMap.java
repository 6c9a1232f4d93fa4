package org.saltyos.kernite.memory;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The kernel's window on physical memory: physical address p lies at {@link #BASE} + p, for the kernel only, never
 * executable. Device memory has addresses in it too, but the kernel does not touch them there.
 */
public final class DirectMap {
    /** Where physical address 0 lies. */
    public static final long BASE = 0xffff_8000_0000_0000L;

    private DirectMap() {}

    /** The kernel's address of physical address {@code physical}. */
    public static long toKernel(long physical) {
        return BASE + physical;
    }

    /** The physical address of {@code kernel}, an address in the window. */
    public static long toPhysical(long kernel) {
        return kernel - BASE;
    }

    /** Fills memory with zeros. */
    @Unsafe(because = "callers pass RAM of an untyped piece without descendants, which nothing else uses")
    public static void clear(long kernel, long bytes) {
        Mem.fill(kernel, (byte) 0, bytes);
    }
}
