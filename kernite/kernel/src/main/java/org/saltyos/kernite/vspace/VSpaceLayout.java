package org.saltyos.kernite.vspace;

import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Struct;

/** An address space: its top-level page table, and a second page with what the kernel knows about it. */
@Struct(size = 8192, align = 4096)
public interface VSpaceLayout {
    /** The top-level page table. */
    @At(0)
    @Nested
    PageTable root();

    /**
     * {@link AddressSpaceIds} number and, above it, a serial number that changes whenever all mappings end at once, so
     * that frames mapped earlier know it; 0 while the object is dying.
     */
    @At(4096)
    long identity();

    /** Sets the identity. */
    void identity(long value);

    /** Value of the page-table root register. */
    @At(4104)
    long rootRegister();

    /** Sets the value of the page-table root register. */
    void rootRegister(long value);

    /** Pages of lent memory not yet used for tables. */
    @At(4112)
    long freePages();

    /** Sets the number of free pages. */
    void freePages(long value);

    /** Pages of lent memory in use as tables. */
    @At(4120)
    long usedPages();

    /** Sets the number of used pages. */
    void usedPages(long value);

    /** Number of regions. */
    @At(4128)
    int regionCount();

    /** Sets the number of regions. */
    void regionCount(int value);

    /** Address of the first table that was given back, 0 if there is none; each has the address of the next in its first entry. */
    @At(4136)
    long returned();

    /** Sets the first table that was given back. */
    void returned(long value);

    /** The first of {@link PageTablePools#MAX_POOLS} slots for lent memory. */
    @At(4160)
    @Nested
    Slot firstPool();

    /** Address of a region of a memory object; they are sorted by their first virtual address. */
    @At(5184)
    @Count(352)
    long region(int index);

    /** Sets the address of a region. */
    void region(int index, long value);
}
