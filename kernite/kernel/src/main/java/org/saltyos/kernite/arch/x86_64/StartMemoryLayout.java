package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** A region of the firmware's memory map: hvm_memmap_table_entry, with the types of ACPI 6.5, table 15.4. */
@Struct(size = 24)
public interface StartMemoryLayout {
    /** Physical address. */
    @At(0)
    long base();

    /** Size in bytes. */
    @At(8)
    long size();

    /** Type; 1 is RAM. */
    @At(16)
    int type();
}
