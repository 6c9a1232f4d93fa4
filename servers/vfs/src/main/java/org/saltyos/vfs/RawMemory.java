package org.saltyos.vfs;

import org.saltyos.lang.Inline;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Copies between arrays and memory outside the heap: the exchange memory of processes, the boot archive and the arena. */
@Unsafe(
        because =
                "callers pass ranges inside the exchange memory, the boot archive or the arena, which are mapped; those of arrays are checked")
final class RawMemory {
    private RawMemory() {}

    /** Copies {@code count} bytes of an array to memory. */
    static void put(long address, byte[] from, int first, int count) {
        check(first, count, from.length);
        Mem.putBytes(address, from, first, count);
    }

    /** Copies {@code count} bytes of memory to an array. */
    static void get(long address, byte[] to, int first, int count) {
        check(first, count, to.length);
        Mem.getBytes(address, to, first, count);
    }

    /** As Objects.checkFromIndexSize, which is not inlined where there is a heap. */
    @Inline
    private static void check(int first, int count, int length) {
        if ((first | count) < 0 || count > length - first) {
            throw new IndexOutOfBoundsException("beyond the end");
        }
    }

    /** Copies between memory and memory. */
    static void copy(long target, long source, int count) {
        Mem.copy(target, source, count);
    }

    /** Sets bytes to zero. */
    static void clear(long address, int count) {
        Mem.fill(address, (byte) 0, count);
    }

    static int intAt(long address) {
        return Mem.getInt(address);
    }

    /** The eight bytes at an address. */
    static long word(long address) {
        return Mem.getLong(address);
    }

    /** Sets eight bytes, all at once. */
    static void putWord(long address, long value) {
        Mem.putLong(address, value);
    }

    static byte byteAt(long address) {
        return Mem.getByte(address);
    }

    static void putByte(long address, byte value) {
        Mem.putByte(address, value);
    }
}
