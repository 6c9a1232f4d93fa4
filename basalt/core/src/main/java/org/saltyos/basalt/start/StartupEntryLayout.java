package org.saltyos.basalt.start;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/** One capability that init granted because the manifest asked for it. */
@Struct(size = 64)
public interface StartupEntryLayout {
    /** {@link Startup#KIND_SERVICE}, {@link Startup#KIND_PORTS} or {@link Startup#KIND_IRQ}. */
    @At(0)
    int kind();

    /** Sets the kind. */
    void kind(int value);

    /** Slot of the capability. */
    @At(4)
    int slot();

    /** Sets the slot. */
    void slot(int value);

    /** Lowest port, or the interrupt line. */
    @At(8)
    int first();

    /** Sets the lowest port or the line. */
    void first(int value);

    /** Highest port. */
    @At(12)
    int last();

    /** Sets the highest port. */
    void last(int value);

    /** Characters of the service's name. */
    @At(16)
    int nameLength();

    /** Sets the length of the name. */
    void nameLength(int value);

    /** The service's name, ASCII; longer names are cut. */
    @At(24)
    @Count(40)
    byte name(int index);

    /** Sets a character of the name. */
    void name(int index, byte value);
}
