package org.saltyos.mmsrv;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryLayout;
import org.saltyos.basalt.start.Startup;

/**
 * Pieces of untyped memory by the buddy method (D. Knuth, The Art of Computer Programming, 1, 2.5): a piece that is too large is
 * halved until it fits; two free halves become one piece again.
 */
final class Pieces {
    /** State: no piece has this number. */
    static final int NONE = 0;

    /** State: nobody uses it. */
    static final int FREE = 1;

    /** State: it consists of two halves. */
    static final int HALVED = 2;

    /** State: a client holds it. */
    static final int HELD = 3;

    /** State: the memory server's own objects are made of it, or it is lent to a pool. */
    static final int OWN = 4;

    /** State: the number stays unused, because its neighbour has no other half. */
    static final int UNUSED = 5;

    /** Largest piece that is handed out, as a power of two. */
    static final int MAX_BITS = 30;

    private Pieces() {}

    private static int count() {
        return Records.book().pieces();
    }

    /** Takes note of the pieces that init put into the table; what was made of them before is taken back. */
    static void begin() throws KernelFault {
        Book book = Records.book();
        long total = 0;
        int number = 0;
        while (number < MemoryLayout.PIECES && isThere(number)) {
            Startup.capabilities().revoke(Slots.piece(number));
            int bits = new Untyped(Slots.piece(number)).sizeBits();
            set(number, FREE, bits, -1);
            set(number + 1, UNUSED, bits, -1);
            total += 1L << bits;
            number += 2;
        }
        book.pieces(number);
        book.total(total);
    }

    private static boolean isThere(int number) {
        try {
            new Untyped(Slots.piece(number)).sizeBits();
            return true;
        } catch (KernelFault fault) {
            return false;
        }
    }

    private static void set(int number, int state, int bits, int whole) {
        Piece piece = Records.piece(number);
        piece.bits((short) bits);
        piece.whole((short) (whole + 1));
        piece.state(state);
    }

    /** Finishes what a memory server before this one left half done: the piece is whole again. */
    static void recover() throws KernelFault {
        int number = Records.book().pending() - 1;
        if (number >= 0) {
            Startup.capabilities().revoke(Slots.piece(number));
            for (int i = 0; i < count(); i++) {
                if (Records.piece(i).state() != NONE && Records.piece(i).whole() == number + 1) {
                    Records.piece(i).state(NONE);
                }
            }
            Records.piece(number).state(FREE);
            Records.book().pending(0);
        }
    }

    /**
     * Takes a free piece.
     *
     * @param bits its size as a power of two
     * @param state {@link #HELD} or {@link #OWN}
     * @return its number
     * @throws PosixFault ENOMEM
     */
    static int take(int bits, int state, int client, int key) throws KernelFault, PosixFault {
        int number = smallestFree(bits);
        while (Records.piece(number).bits() > bits) {
            number = halve(number);
        }
        Piece piece = Records.piece(number);
        piece.client(client);
        piece.key(key);
        piece.state(state);
        return number;
    }

    private static int smallestFree(int bits) throws PosixFault {
        int best = -1;
        for (int i = 0; i < count(); i++) {
            Piece piece = Records.piece(i);
            boolean fits = piece.state() == FREE && piece.bits() >= bits;
            if (fits && (best < 0 || piece.bits() < Records.piece(best).bits())) {
                best = i;
            }
        }
        if (best < 0) {
            throw PosixFault.ENOMEM;
        }
        return best;
    }

    /** Makes two halves of a free piece; the number of the first. */
    private static int halve(int number) throws KernelFault, PosixFault {
        int bits = Records.piece(number).bits() - 1;
        int first = twoNumbers();
        Records.book().pending(number + 1);
        new Untyped(Slots.piece(number))
                .retype(ObjectType.UNTYPED, bits, Startup.capabilities(), Slots.piece(first), 2);
        Records.piece(number).state(HALVED);
        set(first, FREE, bits, number);
        set(first + 1, FREE, bits, number);
        Records.book().pending(0);
        return first;
    }

    /** Two neighbouring numbers that no pieces have. */
    private static int twoNumbers() throws PosixFault {
        for (int i = 0; i < MemoryLayout.PIECES; i += 2) {
            if (Records.piece(i).state() == NONE && Records.piece(i + 1).state() == NONE) {
                Records.book().pieces(Math.max(count(), i + 2));
                return i;
            }
        }
        throw PosixFault.ENOMEM;
    }

    /** Takes a piece back, with everything that was made of it. */
    static void give(int taken) throws KernelFault {
        Startup.capabilities().revoke(Slots.piece(taken));
        int number = taken;
        Records.piece(number).state(FREE);
        while (Records.piece(number).whole() != 0 && Records.piece(number ^ 1).state() == FREE) {
            int whole = Records.piece(number).whole() - 1;
            Records.book().pending(whole + 1);
            Startup.capabilities().revoke(Slots.piece(whole));
            Records.piece(number).state(NONE);
            Records.piece(number ^ 1).state(NONE);
            Records.piece(whole).state(FREE);
            Records.book().pending(0);
            number = whole;
        }
    }

    /** The piece that a client holds under a key, -1 if there is none. */
    static int find(int client, int key) {
        for (int i = 0; i < count(); i++) {
            Piece piece = Records.piece(i);
            if (piece.state() == HELD && piece.client() == client && piece.key() == key) {
                return i;
            }
        }
        return -1;
    }

    /** The memory server's own piece with a key that is not 0, -1 if there is none. */
    static int own(int key) {
        for (int i = 0; i < count(); i++) {
            if (Records.piece(i).state() == OWN && Records.piece(i).key() == key) {
                return i;
            }
        }
        return -1;
    }

    /** Takes back all that a client holds. */
    static void giveAll(int client) throws KernelFault {
        for (int i = 0; i < MemoryLayout.PIECES; i++) {
            if (Records.piece(i).state() == HELD && Records.piece(i).client() == client) {
                give(i);
            }
        }
    }

    /** Bytes of what a client holds. */
    static long held(int client) {
        long bytes = 0;
        for (int i = 0; i < count(); i++) {
            if (Records.piece(i).state() == HELD && Records.piece(i).client() == client) {
                bytes += 1L << Records.piece(i).bits();
            }
        }
        return bytes;
    }

    /** Bytes that belong to nobody. */
    static long free() {
        long bytes = 0;
        for (int i = 0; i < count(); i++) {
            if (Records.piece(i).state() == FREE) {
                bytes += 1L << Records.piece(i).bits();
            }
        }
        return bytes;
    }

    /** The smallest power of two of whole pages that holds so many bytes. */
    static int bitsFor(long bytes) {
        return Math.max(ObjectSize.PAGE_BITS, Long.SIZE - Long.numberOfLeadingZeros(bytes - 1));
    }
}
