package org.saltyos.procmgr;

import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProgramLayout;

/** Page tables that processes need beyond those they started with: pieces of memory that are lent to their address spaces. */
final class Tables {
    /** Most pieces of one process, each at least as large as all before it. */
    private static final int MOST = 6;

    private static final int TABLE_PAGES_BITS = 9;

    /** Tables of higher levels, and one that two rows share. */
    private static final int SPARE = 3;

    private static final int LEAST_BITS = ObjectSize.PAGE_BITS + 3;

    private static final int[] SLOTS = new int[ProgramLayout.PLACES * MOST];
    private static final int[] BITS = new int[ProgramLayout.PLACES * MOST];

    private Tables() {}

    /**
     * Sees to it that a process can map so many pages in so many rows beside what it started with. What it started with may not
     * have used its own tables yet, so they do not count.
     *
     * @throws KernelFault never, for an address space that is there
     * @throws PosixFault ENOMEM
     */
    static void require(int place, long pages, long rows) throws KernelFault, PosixFault {
        long missing = (pages >>> TABLE_PAGES_BITS) + rows + SPARE - lent(place);
        if (missing > 0) {
            lend(place, missing);
        }
    }

    /**
     * Lends a process that found no table some more, if that can be the reason.
     *
     * @throws KernelFault never, for an address space that is there
     * @throws PosixFault ENOMEM
     */
    static void relieve(int place) throws KernelFault, PosixFault {
        if (Spaces.space(place).freeTables() < SPARE) {
            lend(place, SPARE);
        }
    }

    private static long lent(int place) {
        long tables = 0;
        for (int i = place * MOST; i < (place + 1) * MOST; i++) {
            tables += SLOTS[i] == 0 ? 0 : 1L << BITS[i] - ObjectSize.PAGE_BITS;
        }
        return tables;
    }

    private static void lend(int place, long tables) throws KernelFault, PosixFault {
        int at = place * MOST;
        int end = at + MOST;
        int bits = Math.max(LEAST_BITS, ObjectSize.PAGE_BITS + Long.SIZE - Long.numberOfLeadingZeros(tables - 1));
        while (at < end && SLOTS[at] != 0) {
            bits = Math.max(bits, BITS[at] + 1);
            at++;
        }
        if (at == end) {
            throw PosixFault.ENOMEM;
        }
        SLOTS[at] = Pieces.take(bits);
        BITS[at] = bits;
        Spaces.space(place).lend(new Untyped(SLOTS[at]));
    }

    /** Takes back what a process had, whose address space is gone. */
    static void end(int place) {
        for (int i = place * MOST; i < (place + 1) * MOST; i++) {
            if (SLOTS[i] != 0) {
                Pieces.give(SLOTS[i], BITS[i]);
                SLOTS[i] = 0;
            }
        }
    }
}
