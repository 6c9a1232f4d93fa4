package org.saltyos.lang.memory;

import org.saltyos.lang.Intrinsic;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Memory;

/**
 * Raw memory by address: plain little-endian loads and stores of any alignment, which the optimiser may merge, move or
 * drop. Every call is unsafe. On HotSpot the same calls reach the memory of the current {@link Machine}.
 */
public final class Mem {
    private Mem() {}

    /** Reads 8 bits at {@code address}. */
    @Intrinsic("mem.get8")
    public static byte getByte(long address) {
        return Machine.current().memory().getByte(address);
    }

    /** Writes 8 bits at {@code address}. */
    @Intrinsic("mem.put8")
    public static void putByte(long address, byte value) {
        Machine.current().memory().putByte(address, value);
    }

    /** Reads 16 bits at {@code address}. */
    @Intrinsic("mem.get16")
    public static short getShort(long address) {
        return Machine.current().memory().getShort(address);
    }

    /** Writes 16 bits at {@code address}. */
    @Intrinsic("mem.put16")
    public static void putShort(long address, short value) {
        Machine.current().memory().putShort(address, value);
    }

    /** Reads 32 bits at {@code address}. */
    @Intrinsic("mem.get32")
    public static int getInt(long address) {
        return Machine.current().memory().getInt(address);
    }

    /** Writes 32 bits at {@code address}. */
    @Intrinsic("mem.put32")
    public static void putInt(long address, int value) {
        Machine.current().memory().putInt(address, value);
    }

    /** Reads 64 bits at {@code address}. */
    @Intrinsic("mem.get64")
    public static long getLong(long address) {
        return Machine.current().memory().getLong(address);
    }

    /** Writes 64 bits at {@code address}. */
    @Intrinsic("mem.put64")
    public static void putLong(long address, long value) {
        Machine.current().memory().putLong(address, value);
    }

    /**
     * Copies bytes of memory into an array, whose bounds the caller has checked.
     *
     * @param first index of the first of the array's elements that are written
     */
    @Intrinsic("mem.getBytes")
    public static void getBytes(long address, byte[] target, int first, int count) {
        Memory memory = Machine.current().memory();
        for (int i = 0; i < count; i++) {
            target[first + i] = memory.getByte(address + i);
        }
    }

    /**
     * Copies bytes of an array, whose bounds the caller has checked, into memory.
     *
     * @param first index of the first of the array's elements that are read
     */
    @Intrinsic("mem.putBytes")
    public static void putBytes(long address, byte[] source, int first, int count) {
        Memory memory = Machine.current().memory();
        for (int i = 0; i < count; i++) {
            memory.putByte(address + i, source[first + i]);
        }
    }

    /** Copies {@code count} bytes between ranges that do not overlap. */
    @Intrinsic("mem.copy")
    public static void copy(long target, long source, long count) {
        Memory memory = Machine.current().memory();
        for (long i = 0; i < count; i++) {
            memory.putByte(target + i, memory.getByte(source + i));
        }
    }

    /** Copies {@code count} bytes between ranges that may overlap. */
    @Intrinsic("mem.move")
    public static void move(long target, long source, long count) {
        Memory memory = Machine.current().memory();
        boolean backwards = target > source;
        for (long i = 0; i < count; i++) {
            long at = backwards ? count - 1 - i : i;
            memory.putByte(target + at, memory.getByte(source + at));
        }
    }

    /** Sets {@code count} bytes to {@code value}. */
    @Intrinsic("mem.fill")
    public static void fill(long address, byte value, long count) {
        Machine.current().memory().fill(address, value, count);
    }

    /**
     * The address of the first element of a byte array of the image, for handing static buffers to raw code.
     *
     * @throws UnsupportedOperationException always on HotSpot, where arrays have no address
     */
    @Intrinsic("mem.addressOfBytes")
    public static long addressOf(byte[] array) {
        throw new UnsupportedOperationException("arrays have no address on HotSpot");
    }
}
