package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** What every loader hands over: hvm_start_info version 1 (Xen, public/arch-x86/hvm/start_info.h). */
@Struct(size = 56)
public interface StartInfoLayout {
    /** {@link StartInfos#MAGIC}. */
    @At(0)
    int magic();

    /** 1 or more if the memory map is there. */
    @At(4)
    int version();

    /** Number of modules. */
    @At(12)
    int moduleCount();

    /** Physical address of the list of {@link StartModuleLayout}. */
    @At(16)
    long modules();

    /** Physical address of the NUL-terminated command line, 0 if none. */
    @At(24)
    long commandLine();

    /** Physical address of the ACPI root pointer structure, 0 if the loader does not know. */
    @At(32)
    long rootPointer();

    /** Physical address of the list of {@link StartMemoryLayout}. */
    @At(40)
    long memoryMap();

    /** Number of entries in the memory map. */
    @At(48)
    int memoryMapCount();
}
