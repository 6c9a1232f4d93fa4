package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.AssemblyConstants;
import org.saltyos.lang.Cold;

/**
 * Memory of its own for each processor but the first, taken from what is free before init is made: its {@link Stacks}, and
 * above them its per-CPU block, in a window of the kernel's half. Each lies where its processor's entry for system calls
 * (syscall.S) knows it.
 */
@Cold
@AssemblyConstants
final class ProcessorMemory {
    /** The last GiB of the address space: the kernel's image is in the one before. */
    private static final long WINDOW = 0xffff_ffff_c000_0000L;

    /** Bytes from the memory of one processor to that of the next. */
    static final long STRIDE = 0x1_0000;

    /** Where the per-CPU block of processor 0 would be if it were not in data.S. */
    static final long FIRST_BLOCK = WINDOW + Stacks.BYTES;

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
        Cpu cpu = new Cpu(FIRST_BLOCK + number * STRIDE);
        cpu.stacks(base);
        cpu.kernelStack(Stacks.kernel(cpu));
        return cpu;
    }
}
