package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** A file the loader has put into memory: hvm_modlist_entry. */
@Struct(size = 32)
public interface StartModuleLayout {
    /** Physical address. */
    @At(0)
    long base();

    /** Size in bytes. */
    @At(8)
    long size();

    /** Physical address of its command line, 0 if none. */
    @At(16)
    long commandLine();
}
