package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/** A page table of any level: one page of entries. */
@Struct(size = 4096, align = 4096)
public interface PageTableLayout {
    /** An entry, see {@link PageEntry}. */
    @At(0)
    @Count(512)
    long entry(int index);

    /** Sets an entry. */
    void entry(int index, long value);
}
