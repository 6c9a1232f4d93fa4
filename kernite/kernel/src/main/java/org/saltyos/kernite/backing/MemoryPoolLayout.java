package org.saltyos.kernite.backing;

import org.saltyos.kernite.cap.Slot;
import org.saltyos.lang.At;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Struct;

/** Memory that its owner lends to memory objects, in pieces; see {@link PagePool}. */
@Struct(size = 1024, align = 64)
public interface MemoryPoolLayout {
    /** Pages that can be taken. */
    @At(0)
    long freePages();

    /** Sets the number of free pages. */
    void freePages(long value);

    /** Pages that objects hold, for contents or tables. */
    @At(8)
    long usedPages();

    /** Sets the number of used pages. */
    void usedPages(long value);

    /** Address of the first page that was given back, 0 if there is none; each has the address of the next in its first word. */
    @At(16)
    long returned();

    /** Sets the first page that was given back. */
    void returned(long value);

    /** Address of the first object that takes pages from here; 0 if there is none. */
    @At(24)
    long firstMember();

    /** Sets the first object. */
    void firstMember(long value);

    /** 1 while memory is taken back: no page can be taken. */
    @At(32)
    int closing();

    /** Sets {@link #closing()}. */
    void closing(int value);

    /** The first of {@link PagePool#MAX_PIECES} slots for lent memory. */
    @At(128)
    @Nested
    Slot firstPiece();
}
