package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Cold;

/**
 * Memory of its own for each processor but the first, taken from what is free before init is made: its {@link Stacks}, and
 * above them its per-CPU block, in a window of the kernel's half.
 */
@Cold
final class ProcessorMemory {
    /** The last GiB of the address space: the kernel's image is in the one before. */
    private static final long WINDOW = 0xffff_ffff_c000_0000L;

    private static final long STRIDE = 0x1_0000;
    private static final long PAGE = 4096;

    private ProcessorMemory() {}

    /** Makes the memory of processor {@code number} and tells its block where its stacks are. */
    static Cpu make(int number) {
        long base = WINDOW + number * STRIDE;
        for (long offset = 0; offset < Stacks.BYTES; offset += PAGE) {
            if (!Stacks.isGuard(offset)) {
                KernelTables.mapNewPage(base + offset);
            }
        }
        KernelTables.mapNewPage(base + Stacks.BYTES);
        Cpu cpu = new Cpu(base + Stacks.BYTES);
        cpu.stacks(base);
        cpu.kernelStack(Stacks.kernel(cpu));
        return cpu;
    }
}
