package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;

/** Where the parts of the kernel lie: the symbols of kernel.ld and data.S. */
@Unsafe(because = "linker symbols are addresses; nothing is accessed here")
public final class Image {
    /** Linked address minus physical address of everything in the kernel. */
    public static final long OFFSET = 0xffff_ffff_7fe0_0000L;

    private Image() {}

    /** Physical address of the kernel's {@code address}. */
    public static long toPhysical(long address) {
        return address - OFFSET;
    }

    /** Start of the code, after the start-up code. */
    @Symbol("text_start")
    public static long textStart() {
        return 0;
    }

    /** End of the code, start of the constants. */
    @Symbol("text_end")
    public static long textEnd() {
        return 0;
    }

    /** End of the constants, start of the data. */
    @Symbol("rodata_end")
    public static long constantsEnd() {
        return 0;
    }

    /** End of the data that stays; the provisional page tables follow. */
    @Symbol("boot_tables_start")
    public static long dataEnd() {
        return 0;
    }

    /** The kernel's top-level page table. */
    @Symbol("kernite_root")
    public static long root() {
        return 0;
    }

    /** The lowest guard page of the {@link Stacks} of processor 0. */
    @Symbol("kernite_stacks")
    static long stacks() {
        return 0;
    }
}
