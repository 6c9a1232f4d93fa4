package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The stacks of a processor, one above the other: each has a page below it that is never mapped. They lie in data.S for
 * processor 0 and in a {@link ProcessorMemory} for the others, in this order from {@link Cpu#stacks} on. Above what is used of
 * each the address of the per-CPU block tells a trap from user mode which processor it is on.
 */
public final class Stacks {
    /** Bytes of all of them, with their guard pages. */
    public static final long BYTES = 0xc000;

    /** The block's address, and a word that keeps the stack aligned. */
    private static final long OWNER_BYTES = 16;

    private static final long PAGE = 4096;
    private static final long[] GUARDS = {0, 0x5000, 0x8000, 0xa000, BYTES};
    private static final int COUNT = 4;

    private Stacks() {}

    /** Writes the address of the block on each stack that a trap from user mode may come to; they must be empty so far. */
    @Unsafe(because = "the words lie in the last page of each stack, above where it begins")
    static void mark(Cpu cpu) {
        Mem.putLong(kernel(cpu), cpu.address());
        Mem.putLong(faults(cpu), cpu.address());
        Mem.putLong(debug(cpu), cpu.address());
    }

    /** Where the stack for system calls, interrupts and most exceptions begins. */
    static long kernel(Cpu cpu) {
        return cpu.stacks() + GUARDS[1] - OWNER_BYTES;
    }

    /** Where the stack for double faults and machine checks begins. */
    static long faults(Cpu cpu) {
        return cpu.stacks() + GUARDS[2] - OWNER_BYTES;
    }

    /** Where the stack for debug exceptions begins. */
    static long debug(Cpu cpu) {
        return cpu.stacks() + GUARDS[3] - OWNER_BYTES;
    }

    /** Top of the stack for non-maskable interrupts. */
    static long interrupts(Cpu cpu) {
        return cpu.stacks() + GUARDS[COUNT];
    }

    /** Whether the page at {@code offset} from {@link Cpu#stacks} is one of those that are not mapped. */
    static boolean isGuard(long offset) {
        for (int i = 0; i < COUNT; i++) {
            if (offset == GUARDS[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code address} lies in the page below the kernel stack. */
    public static boolean overflown(Cpu cpu, long address) {
        return address >= cpu.stacks() && address < cpu.stacks() + PAGE;
    }

    /** Whether all bytes from {@code first} to before {@code end} lie on one of the processor's stacks. */
    public static boolean contain(Cpu cpu, long first, long end) {
        for (int i = 0; i < COUNT; i++) {
            if (first >= cpu.stacks() + GUARDS[i] + PAGE && end <= cpu.stacks() + GUARDS[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
