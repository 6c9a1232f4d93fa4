package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.AtomicMem;
import org.saltyos.lang.memory.Mem;

/**
 * The page below 1 MiB where the other processors begin. It is never given away: a processor that the firmware's table
 * names, but that did not answer in time, may come to it at any moment.
 */
@Cold
final class Trampoline {
    private static final int GDT_ADDRESS = 2;
    private static final int GDT_BEFORE_DESCRIPTORS = 16;

    private Trampoline() {}

    /** Fills the page at {@code physical}, below 1 MiB, and maps it. */
    @Unsafe(
            because = "the page was taken out of the free memory for this, and the symbols of trampoline.S lie in its"
                    + " copy")
    static void install(long physical) {
        long page = DirectMap.toKernel(physical);
        Mem.copy(page, start(), end() - start());
        Mem.putLong(page + offset(entrySlot()), entry());
        long descriptors = physical + offset(descriptors());
        Mem.putInt(DirectMap.toKernel(descriptors) + GDT_ADDRESS, (int) (descriptors - GDT_BEFORE_DESCRIPTORS));
        Mem.putInt(page + offset(far()), (int) (physical + offset(longMode())));
        Mem.putInt(page + offset(rootSlot()), (int) KernelTables.rootPhysical());
        KernelTables.mapIdentity(physical);
    }

    /** Lets the next processor that comes take {@code cpu}. */
    @Unsafe(because = "the page at physical is the one that was installed")
    static void offer(long physical, Cpu cpu) {
        AtomicMem.putLongVolatile(DirectMap.toKernel(physical) + offset(block()), cpu.address());
    }

    /** Takes back what was offered; whether no processor had come and taken it. */
    @Unsafe(because = "the page at physical is the one that was installed")
    static boolean withdraw(long physical) {
        return AtomicMem.getAndSetLong(DirectMap.toKernel(physical) + offset(block()), 0) != 0;
    }

    private static long offset(long symbol) {
        return symbol - start();
    }

    @Symbol("kernite_trampoline")
    private static long start() {
        return 0;
    }

    @Symbol("kernite_trampoline_end")
    private static long end() {
        return 0;
    }

    @Symbol("trampoline_long")
    private static long longMode() {
        return 0;
    }

    @Symbol("trampoline_block")
    private static long block() {
        return 0;
    }

    @Symbol("trampoline_entry")
    private static long entrySlot() {
        return 0;
    }

    @Symbol("trampoline_descriptors")
    private static long descriptors() {
        return 0;
    }

    @Symbol("trampoline_far")
    private static long far() {
        return 0;
    }

    @Symbol("trampoline_root")
    private static long rootSlot() {
        return 0;
    }

    @Symbol("kernite_processor_entry")
    private static long entry() {
        return 0;
    }
}
