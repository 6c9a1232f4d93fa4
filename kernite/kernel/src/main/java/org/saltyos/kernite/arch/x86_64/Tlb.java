package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.thread.Tcb;

/**
 * Keeps the translation lookaside buffers in step with page tables. No address space identifiers are used yet: loading a
 * root forgets all translations of user space, so only the processors whose thread is in the address space count, and of
 * those the others {@linkplain Remote#hold stand still}, which makes them load their root anew.
 */
public final class Tlb {
    private Tlb() {}

    /** The mapping of a page in the address space of {@code root} has changed. */
    public static void invalidatePage(long root, long virtualAddress) {
        if (Processor.root() == root) {
            Processor.invalidate(virtualAddress);
        }
        holdOthers(root);
    }

    /** Many mappings in the address space of {@code root} have changed. */
    public static void invalidateSpace(long root) {
        if (Processor.root() == root) {
            Processor.setRoot(root);
        }
        holdOthers(root);
    }

    /** The address space of {@code root} is about to be destroyed: nothing may use its tables from here on. */
    public static void leave(long root) {
        if (Processor.root() == root) {
            Processor.setRoot(ThisCpu.get().kernelRoot());
        }
        holdOthers(root);
    }

    /** Makes the other processors that run a thread in the address space of {@code root} stand still. */
    public static void holdOthers(long root) {
        if (Processors.count() == 1) {
            return;
        }
        for (int i = Processors.count() - 1; i >= 0; i--) {
            Cpu cpu = Processors.get(i);
            if (cpu.current() != 0 && new Tcb(cpu.current()).vspace().extra() == root) {
                Remote.hold(cpu);
            }
        }
    }
}
