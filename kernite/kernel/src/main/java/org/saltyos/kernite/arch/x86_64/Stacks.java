package org.saltyos.kernite.arch.x86_64;

/**
 * The stacks of a processor, one above the other: each has a page below it that is never mapped. They lie in data.S for
 * processor 0 and in a {@link ProcessorMemory} for the others, in this order from {@link Cpu#stacks} on.
 */
public final class Stacks {
    /** Bytes of all of them, with their guard pages. */
    public static final long BYTES = 0xc000;

    private static final long PAGE = 4096;
    private static final long[] GUARDS = {0, 0x5000, 0x8000, 0xa000, BYTES};
    private static final int COUNT = 4;

    private Stacks() {}

    /** Top of the stack for system calls, interrupts and most exceptions. */
    static long kernel(Cpu cpu) {
        return cpu.stacks() + GUARDS[1];
    }

    /** Top of the stack for double faults and machine checks. */
    static long faults(Cpu cpu) {
        return cpu.stacks() + GUARDS[2];
    }

    /** Top of the stack for debug exceptions. */
    static long debug(Cpu cpu) {
        return cpu.stacks() + GUARDS[3];
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
