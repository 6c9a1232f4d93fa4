package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;

/** Reads a CPIO archive of the newc format (cpio(5), "New ASCII Format") that lies in memory. */
final class Cpio {
    /** Bits of the mode that tell the kind of a file. */
    static final int KIND_MASK = 0170000;

    /** Kind: a directory. */
    static final int DIRECTORY = 0040000;

    /** Kind: a symbolic link. */
    static final int LINK = 0120000;

    private static final int HEADER = 110;
    private static final int MODE = 14;
    private static final int FILE_SIZE = 54;
    private static final int NAME_SIZE = 94;
    private static final int DIGITS = 8;
    private static final int HEXADECIMAL = 16;
    private static final int PADDING = 4;
    private static final String END = "TRAILER!!!";

    /** What is to be done with a file of an archive. */
    interface Visitor {
        /**
         * Sees a file.
         *
         * @param path without a slash at its start
         * @param mode kind and permissions
         * @param contents where they lie
         * @param length of them in bytes
         * @throws PosixFault to end the reading
         */
        void file(byte[] path, int mode, long contents, long length) throws PosixFault;
    }

    private Cpio() {}

    /**
     * Shows all files to a visitor.
     *
     * @param archive its address
     * @param size of the archive in bytes
     * @throws PosixFault EIO when the archive is broken; what the visitor throws
     */
    static void read(long archive, long size, Visitor visitor) throws PosixFault {
        long offset = 0;
        while (offset + HEADER <= size) {
            int nameSize = (int) field(archive + offset, NAME_SIZE);
            long length = field(archive + offset, FILE_SIZE);
            long contents = pad(offset + HEADER + nameSize);
            if (nameSize < 1 || contents + length > size) {
                throw PosixFault.EIO;
            }
            byte[] path = bytes(archive + offset + HEADER, nameSize - 1);
            if (Utf8.decode(path, 0, path.length).equals(END)) {
                return;
            }
            visitor.file(path, (int) field(archive + offset, MODE), archive + contents, length);
            offset = pad(contents + length);
        }
    }

    private static long field(long header, int offset) throws PosixFault {
        long value = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = Character.digit(RawMemory.byteAt(header + offset + i), HEXADECIMAL);
            if (digit < 0) {
                throw PosixFault.EIO;
            }
            value = value * HEXADECIMAL + digit;
        }
        return value;
    }

    private static long pad(long offset) {
        return (offset + PADDING - 1) & -PADDING;
    }

    /** Bytes that lie in memory. */
    static byte[] bytes(long address, int length) {
        byte[] bytes = new byte[length];
        RawMemory.get(address, bytes, 0, length);
        return bytes;
    }
}
