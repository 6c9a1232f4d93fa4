package org.saltyos.abi;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** Describes one piece of untyped memory that init was given. */
@Struct(size = 16)
public interface UntypedInfoLayout {
    /** Physical address, aligned to the size. */
    @At(0)
    long physical();

    /** Sets the physical address. */
    void physical(long value);

    /** Size as a power of two, in bytes. */
    @At(8)
    int sizeBits();

    /** Sets the size. */
    void sizeBits(int value);

    /** {@link BootInfoConstants#RAM}, {@link BootInfoConstants#DEVICE} or {@link BootInfoConstants#ARCHIVE}. */
    @At(12)
    int kind();

    /** Sets the kind. */
    void kind(int value);
}
