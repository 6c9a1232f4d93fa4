package org.saltyos.kernite.vspace;

import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.arch.x86_64.Tlb;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;

/** Birth and death of address spaces. */
public final class VSpaces {
    private VSpaces() {}

    /**
     * Makes an address space of zeroed memory: the kernel's part is there, the user's part is empty.
     *
     * @throws Refusal if there is no number left for it
     */
    @Cold
    public static void initialise(VSpace vspace) throws Refusal {
        AddressSpaceIds.assign(vspace);
        PageTable kernel = new PageTable(DirectMap.toKernel(ThisCpu.get().kernelRoot()));
        PageTable root = vspace.root();
        for (int i = PageEntry.USER_ROOT_ENTRIES; i < PageEntry.ENTRIES; i++) {
            root.entry(i, kernel.entry(i));
        }
        vspace.rootRegister(DirectMap.toPhysical(root.address()));
    }

    /** Ends an address space; its page tables are not used any more after this. */
    @Cold
    public static void destroy(VSpace vspace) {
        Tlb.leave(vspace.rootRegister());
        AddressSpaceIds.release(vspace);
    }
}
