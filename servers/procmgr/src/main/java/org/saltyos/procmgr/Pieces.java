package org.saltyos.procmgr;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.start.Startup;

/**
 * Pieces of untyped memory, each a power of two. A piece that was given back is kept for the next who asks for its size, so
 * the memory never ends while as many pieces come back as go.
 */
final class Pieces {
    private static final int MAX_BITS = 32;
    private static final int[] NEXT = new int[Slots.PIECES];

    /** By size: number + 1 of the first free piece, 0 for none. */
    private static final int[] FREE = new int[MAX_BITS];

    private static int made;

    private Pieces() {}

    /**
     * Takes a piece.
     *
     * @param bits its size as a power of two, 12 to 31
     * @return its slot; the memory in it is unused
     * @throws PosixFault ENOMEM when there is no memory or no slot for it
     */
    static int take(int bits) throws PosixFault {
        int piece = FREE[bits] - 1;
        if (piece >= 0) {
            FREE[bits] = NEXT[piece];
            return Slots.FIRST_PIECE + piece;
        }
        if (made == Slots.PIECES) {
            throw PosixFault.ENOMEM;
        }
        int slot = Slots.FIRST_PIECE + made;
        try {
            Startup.memory().retype(ObjectType.UNTYPED, bits, Startup.capabilities(), slot, 1);
        } catch (KernelFault fault) {
            throw refused(fault);
        }
        made++;
        return slot;
    }

    /** Takes a piece back, with everything that was made of it. */
    static void give(int slot, int bits) {
        try {
            Startup.capabilities().revoke(slot);
        } catch (KernelFault fault) {
            throw new IllegalStateException("a piece of memory cannot be taken back");
        }
        int piece = slot - Slots.FIRST_PIECE;
        NEXT[piece] = FREE[bits];
        FREE[bits] = piece + 1;
    }

    /** Pieces made so far. */
    static int made() {
        return made;
    }

    /** What a process is told when the kernel refuses: there is no memory, or the process manager is wrong. */
    static PosixFault refused(KernelFault fault) {
        if (fault.code() != ErrorCode.NOT_ENOUGH_MEMORY) {
            Reports.begin("procmgr: the kernel refused: ").append(KernelFault.describe(fault.code()));
            Reports.end();
        }
        return PosixFault.ENOMEM;
    }
}
