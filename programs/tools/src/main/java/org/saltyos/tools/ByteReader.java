package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** Reads a descriptor byte by byte. */
final class ByteReader {
    private final byte[] piece = new byte[16_384];
    private final int descriptor;
    private int next;
    private int end;

    ByteReader(int descriptor) {
        this.descriptor = descriptor;
    }

    /** The next byte, 0 to 255; -1 behind the last. */
    int next() throws PosixFault {
        if (next == end) {
            end = Files.read(descriptor, piece, 0, piece.length);
            next = 0;
            if (end == 0) {
                return -1;
            }
        }
        int value = piece[next] & 0xff;
        next++;
        return value;
    }
}
