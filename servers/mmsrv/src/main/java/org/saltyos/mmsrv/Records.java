package org.saltyos.mmsrv;

import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.memory.MemoryLayout;

/** Where everything lies in the book. */
final class Records {
    /** {@code SALTYMEM}. */
    static final long MAGIC = 0x4d45_4d59_544c_4153L;

    private static final long PIECES = MemoryLayout.BOOK + (1L << ObjectSize.PAGE_BITS);

    private Records() {}

    /** The head of the book. */
    static Book book() {
        return new Book(MemoryLayout.BOOK);
    }

    /** The record of a piece, 0 to {@link MemoryLayout#PIECES} - 1. */
    static Piece piece(int number) {
        return new Piece(PIECES + (long) number * Piece.SIZE);
    }
}
