package org.saltyos.lang.memory;

import org.saltyos.lang.Intrinsic;
import org.saltyos.lang.machine.Machine;

/**
 * Device registers by address: each call is exactly one volatile access of its width, aligned to it, never moved across
 * another one. Every call is unsafe. On HotSpot the same calls reach the current {@link Machine}.
 */
public final class Mmio {
    private Mmio() {}

    /** Reads 8 bits at {@code address}. */
    @Intrinsic("mmio.get8")
    public static byte getByte(long address) {
        return Machine.current().memory().getByte(address);
    }

    /** Writes 8 bits at {@code address}. */
    @Intrinsic("mmio.put8")
    public static void putByte(long address, byte value) {
        Machine.current().memory().putByte(address, value);
    }

    /** Reads 16 bits at {@code address}. */
    @Intrinsic("mmio.get16")
    public static short getShort(long address) {
        return Machine.current().memory().getShort(address);
    }

    /** Writes 16 bits at {@code address}. */
    @Intrinsic("mmio.put16")
    public static void putShort(long address, short value) {
        Machine.current().memory().putShort(address, value);
    }

    /** Reads 32 bits at {@code address}. */
    @Intrinsic("mmio.get32")
    public static int getInt(long address) {
        return Machine.current().memory().getInt(address);
    }

    /** Writes 32 bits at {@code address}. */
    @Intrinsic("mmio.put32")
    public static void putInt(long address, int value) {
        Machine.current().memory().putInt(address, value);
    }

    /** Reads 64 bits at {@code address}. */
    @Intrinsic("mmio.get64")
    public static long getLong(long address) {
        return Machine.current().memory().getLong(address);
    }

    /** Writes 64 bits at {@code address}. */
    @Intrinsic("mmio.put64")
    public static void putLong(long address, long value) {
        Machine.current().memory().putLong(address, value);
    }
}
