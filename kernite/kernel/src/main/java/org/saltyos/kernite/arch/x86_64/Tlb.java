package org.saltyos.kernite.arch.x86_64;

/** Keeps the translation lookaside buffer in step with page tables. No address space identifiers are used yet. */
public final class Tlb {
    private Tlb() {}

    /** The mapping of a page in the address space of {@code root} has changed. */
    public static void invalidatePage(long root, long virtualAddress) {
        if (Processor.root() == root) {
            Processor.invalidate(virtualAddress);
        }
    }

    /** Many mappings in the address space of {@code root} have changed. */
    public static void invalidateSpace(long root) {
        if (Processor.root() == root) {
            Processor.setRoot(root);
        }
    }

    /** The address space of {@code root} is about to be destroyed: nothing may use its tables from here on. */
    public static void leave(long root) {
        if (Processor.root() == root) {
            Processor.setRoot(ThisCpu.get().kernelRoot());
        }
    }
}
