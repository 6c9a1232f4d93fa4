package org.saltyos.mmsrv;

import org.saltyos.basalt.memory.MemoryLayout;

/** Which slot of the memory server's table is for what; what lies in them outlives the memory server. */
final class Slots {
    /** The pool of pages that all memory objects share. */
    static final int POOL = MemoryLayout.EXCHANGE_POOL_SLOT + 1;

    /** Where a capability arrives that comes with a request. */
    static final int RECEIVED = POOL + 1;

    /** The first lasting object. */
    static final int FIRST_OBJECT = MemoryLayout.FIRST_PIECE_SLOT + MemoryLayout.PIECES;

    private Slots() {}

    /** Slot of a piece of memory. */
    static int piece(int number) {
        return MemoryLayout.FIRST_PIECE_SLOT + number;
    }

    /** Slot of a lasting object. */
    static int object(int number) {
        return FIRST_OBJECT + number;
    }
}
