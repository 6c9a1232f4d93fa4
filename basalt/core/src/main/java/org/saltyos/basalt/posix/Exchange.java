package org.saltyos.basalt.posix;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.Inline;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** This process's exchange memory, as bytes and texts. */
@Unsafe(
        because =
                "every access is checked to lie inside the exchange memory, which every process has mapped, and inside the array")
final class Exchange {
    private Exchange() {}

    /**
     * Puts a text and a zero byte.
     *
     * @param first where, from the start
     * @return where the next one can begin
     * @throws PosixFault ENAMETOOLONG when there is no room
     */
    static int putText(int first, String text) throws PosixFault {
        byte[] bytes = Utf8.encode(text);
        if (first + bytes.length >= ProgramLayout.EXCHANGE_BYTES) {
            throw PosixFault.ENAMETOOLONG;
        }
        for (byte each : bytes) {
            if (each == 0) {
                throw PosixFault.EINVAL;
            }
        }
        put(first, bytes, 0, bytes.length);
        Mem.putByte(ProgramLayout.EXCHANGE + first + bytes.length, (byte) 0);
        return first + bytes.length + 1;
    }

    /** The text of {@code length} bytes from {@code first} on. */
    static String text(int first, int length) {
        byte[] bytes = new byte[length];
        get(first, bytes, 0, length);
        return Utf8.decode(bytes, 0, length);
    }

    /** Puts a number at the place of the {@code index}th number of four bytes. */
    static void putInt(int index, int value) {
        check(Integer.BYTES * index, Integer.BYTES);
        Mem.putInt(ProgramLayout.EXCHANGE + (long) Integer.BYTES * index, value);
    }

    /** Copies bytes of an array into the exchange memory. */
    @Inline
    static void put(int first, byte[] from, int offset, int count) {
        check(first, count);
        check(offset, count, from.length);
        Mem.putBytes(ProgramLayout.EXCHANGE + first, from, offset, count);
    }

    /** Copies bytes of the exchange memory into an array. */
    @Inline
    static void get(int first, byte[] to, int offset, int count) {
        check(first, count);
        check(offset, count, to.length);
        Mem.getBytes(ProgramLayout.EXCHANGE + first, to, offset, count);
    }

    /** The byte at {@code index}. */
    static byte at(int index) {
        check(index, 1);
        return Mem.getByte(ProgramLayout.EXCHANGE + index);
    }

    @Inline
    private static void check(int first, int count) {
        check(first, count, ProgramLayout.EXCHANGE_BYTES);
    }

    /** As Objects.checkFromIndexSize, which is not inlined where there is a heap. */
    @Inline
    private static void check(int first, int count, int length) {
        if ((first | count) < 0 || count > length - first) {
            throw new IndexOutOfBoundsException("beyond the end");
        }
    }
}
