package org.saltyos.kernite.backing;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** A range of an address space that shows pages of a memory object. */
@Struct(size = 64, align = 64)
public interface RegionLayout {
    /** Identity of the address space; 0 if this place is free. */
    @At(0)
    long space();

    /** Sets the identity. */
    void space(long value);

    /** First virtual address. */
    @At(8)
    long start();

    /** Sets the first address. */
    void start(long value);

    /** Pages it covers. */
    @At(16)
    long pages();

    /** Sets the number of pages. */
    void pages(long value);

    /** Number of the object's page at the first address. */
    @At(24)
    long firstPage();

    /** Sets the number of the first page. */
    void firstPage(long value);

    /** {@link org.saltyos.abi.Rights} of its pages. */
    @At(32)
    int rights();

    /** Sets the rights. */
    void rights(int value);

    /** Rights it can be given: those of the capability it was mapped with. */
    @At(36)
    int mostRights();

    /** Sets the rights it can be given. */
    void mostRights(int value);

    /** Address of the object. */
    @At(40)
    long object();

    /** Sets the object. */
    void object(long value);

    /** Pages from the start on that may still be mapped with more than {@link #rights()}. */
    @At(48)
    long stale();

    /** Sets the number of those pages. */
    void stale(long value);

    /** Number in the capability it was mapped with, with which it ends. */
    @At(56)
    long origin();

    /** Sets the number of the capability. */
    void origin(long value);
}
