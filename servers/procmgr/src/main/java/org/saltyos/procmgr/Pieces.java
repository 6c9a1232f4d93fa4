package org.saltyos.procmgr;

import org.saltyos.abi.ErrorCode;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.start.Startup;

/**
 * Pieces of untyped memory, each a power of two, from the memory server. Some of those that were given back are kept for the next
 * who asks for their size, so that starting a process after the end of another asks nobody; the rest return.
 */
final class Pieces {
    private static final int MAX_BITS = 32;

    /** So many of one size are kept. */
    private static final int MOST_KEPT = 8;

    /** Larger ones, as powers of two, are never kept. */
    private static final int LARGEST_KEPT = 17;

    private static final int[] NEXT = new int[Slots.PIECES];

    /** By size: number + 1 of the first piece that is kept, 0 for none. */
    private static final int[] KEPT = new int[MAX_BITS];

    private static final int[] KEPT_COUNT = new int[MAX_BITS];

    /** Number + 1 of the first slot that held a piece and is empty now. */
    private static int emptied;

    /** Slots that have ever held a piece. */
    private static int made;

    private static int held;

    private Pieces() {}

    /**
     * Takes a piece.
     *
     * @param bits its size as a power of two, 12 to 30
     * @return its slot; the memory in it is unused
     * @throws PosixFault ENOMEM when there is no memory or no slot for it
     */
    static int take(int bits) throws PosixFault {
        int piece = KEPT[bits] - 1;
        if (piece >= 0) {
            KEPT[bits] = NEXT[piece];
            KEPT_COUNT[bits]--;
            return Slots.FIRST_PIECE + piece;
        }
        piece = emptied - 1;
        if (piece < 0 && made == Slots.PIECES) {
            throw PosixFault.ENOMEM;
        }
        int number = piece < 0 ? made : piece;
        MemoryCalls.take(number, bits, Slots.FIRST_PIECE + number);
        if (piece < 0) {
            made++;
        } else {
            emptied = NEXT[piece];
        }
        held++;
        return Slots.FIRST_PIECE + number;
    }

    /** Takes a piece back, with everything that was made of it. */
    static void give(int slot, int bits) {
        try {
            Startup.capabilities().revoke(slot);
            int piece = slot - Slots.FIRST_PIECE;
            if (bits <= LARGEST_KEPT && KEPT_COUNT[bits] < MOST_KEPT) {
                NEXT[piece] = KEPT[bits];
                KEPT[bits] = piece + 1;
                KEPT_COUNT[bits]++;
                return;
            }
            Startup.capabilities().delete(slot);
            MemoryCalls.give(piece);
            NEXT[piece] = emptied;
            emptied = piece + 1;
            held--;
        } catch (KernelFault fault) {
            throw new IllegalStateException("a piece of memory cannot be taken back");
        }
    }

    /** Pieces that the process manager has now, kept ones included. */
    static int held() {
        return held;
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
