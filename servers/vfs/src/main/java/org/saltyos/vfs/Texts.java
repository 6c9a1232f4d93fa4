package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProgramLayout;

/** Reads and writes texts in the exchange memory of a process. */
final class Texts {
    private final int place;
    private int next;

    /** Starts at the beginning of the exchange memory of the process at {@code place}. */
    Texts(int place) {
        this.place = place;
    }

    /**
     * The next text, which a zero byte ends.
     *
     * @throws PosixFault ENAMETOOLONG if it is longer than a path can be
     */
    byte[] take() throws PosixFault {
        long address = ProgramLayout.exchange(place) + next;
        int most = Math.min(PathWalk.MAX_PATH + 1, ProgramLayout.EXCHANGE_BYTES - next);
        for (int i = 0; i < most; i++) {
            if (RawMemory.byteAt(address + i) == 0) {
                byte[] bytes = new byte[i];
                RawMemory.get(address, bytes, 0, i);
                next += i + 1;
                return bytes;
            }
        }
        throw PosixFault.ENAMETOOLONG;
    }

    /** Whether a further text and its zero byte fit. */
    boolean fits(byte[] text) {
        return next + text.length + 1 <= ProgramLayout.EXCHANGE_BYTES;
    }

    /** Adds a text and a zero byte. */
    void putEnded(byte[] text) {
        put(text);
        RawMemory.putByte(ProgramLayout.exchange(place) + next, (byte) 0);
        next++;
    }

    /** Adds a text. */
    void put(byte[] text) {
        RawMemory.put(ProgramLayout.exchange(place) + next, text, 0, text.length);
        next += text.length;
    }

    /** Bytes taken or put so far. */
    int position() {
        return next;
    }
}
