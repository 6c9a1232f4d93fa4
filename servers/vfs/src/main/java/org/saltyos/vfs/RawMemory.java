package org.saltyos.vfs;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Copies between arrays and memory outside the heap: the exchange memory of processes, the boot archive and the arena. */
@Unsafe(because = "callers pass ranges inside the exchange memory, the boot archive or the arena, which are mapped")
final class RawMemory {
    private static final int WORD = Long.BYTES;

    private RawMemory() {}

    /** Copies {@code count} bytes of an array to memory. */
    static void put(long address, byte[] from, int first, int count) {
        int i = 0;
        for (; i + WORD <= count; i += WORD) {
            Mem.putLong(address + i, word(from, first + i));
        }
        for (; i < count; i++) {
            Mem.putByte(address + i, from[first + i]);
        }
    }

    /** Copies {@code count} bytes of memory to an array. */
    static void get(long address, byte[] to, int first, int count) {
        int i = 0;
        for (; i + WORD <= count; i += WORD) {
            long word = Mem.getLong(address + i);
            for (int j = 0; j < WORD; j++) {
                to[first + i + j] = (byte) (word >>> j * Byte.SIZE);
            }
        }
        for (; i < count; i++) {
            to[first + i] = Mem.getByte(address + i);
        }
    }

    private static long word(byte[] from, int first) {
        return from[first] & 0xffL
                | (from[first + 1] & 0xffL) << 8
                | (from[first + 2] & 0xffL) << 16
                | (from[first + 3] & 0xffL) << 24
                | (from[first + 4] & 0xffL) << 32
                | (from[first + 5] & 0xffL) << 40
                | (from[first + 6] & 0xffL) << 48
                | (from[first + 7] & 0xffL) << 56;
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
