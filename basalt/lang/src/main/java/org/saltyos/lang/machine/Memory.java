package org.saltyos.lang.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Byte-addressed memory of a simulated machine: any number of regions anywhere in 64 bits, little-endian, any
 * alignment. An access that is not wholly inside one region is a {@link MemoryFault}. Not thread-safe.
 */
public final class Memory {
    private final TreeMap<Long, Region> regions = new TreeMap<>(Long::compareUnsigned);
    private Region last = new Region(0, ByteBuffer.allocate(0));

    private record Region(long base, ByteBuffer bytes) {
        long end() {
            return base + bytes.capacity();
        }
    }

    /** Adds zeroed memory. */
    public void map(long base, int size) {
        map(base, new byte[size]);
    }

    /** Adds memory that shares {@code bytes}; the same array may appear at several addresses. */
    public void map(long base, byte[] bytes) {
        Map.Entry<Long, Region> before = regions.floorEntry(base + bytes.length - 1);
        if (before != null && Long.compareUnsigned(before.getValue().end(), base) > 0) {
            throw new IllegalArgumentException("region at 0x" + Long.toHexString(base) + " overlaps another");
        }
        regions.put(base, new Region(base, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)));
    }

    /** Removes the region that starts at {@code base}. */
    public void unmap(long base) {
        regions.remove(base);
        last = new Region(0, ByteBuffer.allocate(0));
    }

    private Region region(long address, int width) {
        long offset = address - last.base();
        if (offset >= 0 && offset <= last.bytes().capacity() - width) {
            return last;
        }
        Map.Entry<Long, Region> before = regions.floorEntry(address);
        if (before != null) {
            Region found = before.getValue();
            offset = address - found.base();
            if (offset >= 0 && offset <= found.bytes().capacity() - width) {
                last = found;
                return found;
            }
        }
        throw new MemoryFault(address, width);
    }

    /** Sets {@code count} bytes to {@code value}. */
    public void fill(long address, byte value, long count) {
        for (long done = 0; done < count; ) {
            Region r = region(address + done, 1);
            int from = (int) (address + done - r.base());
            int length = (int) Math.min(count - done, r.bytes().capacity() - from);
            Arrays.fill(r.bytes().array(), from, from + length, value);
            done += length;
        }
    }

    /** Reads one byte. */
    public byte getByte(long address) {
        Region r = region(address, 1);
        return r.bytes().get((int) (address - r.base()));
    }

    /** Writes one byte. */
    public void putByte(long address, byte value) {
        Region r = region(address, 1);
        r.bytes().put((int) (address - r.base()), value);
    }

    /** Reads two bytes. */
    public short getShort(long address) {
        Region r = region(address, 2);
        return r.bytes().getShort((int) (address - r.base()));
    }

    /** Writes two bytes. */
    public void putShort(long address, short value) {
        Region r = region(address, 2);
        r.bytes().putShort((int) (address - r.base()), value);
    }

    /** Reads four bytes. */
    public int getInt(long address) {
        Region r = region(address, 4);
        return r.bytes().getInt((int) (address - r.base()));
    }

    /** Writes four bytes. */
    public void putInt(long address, int value) {
        Region r = region(address, 4);
        r.bytes().putInt((int) (address - r.base()), value);
    }

    /** Reads eight bytes. */
    public long getLong(long address) {
        Region r = region(address, 8);
        return r.bytes().getLong((int) (address - r.base()));
    }

    /** Writes eight bytes. */
    public void putLong(long address, long value) {
        Region r = region(address, 8);
        r.bytes().putLong((int) (address - r.base()), value);
    }

    /** Reads four bytes that other threads may write through a memory that shares the array. */
    public int getIntAtomic(long address) {
        return updateInt(address, old -> old);
    }

    /** Replaces four bytes in one step, whatever other threads do to the same array; returns the old ones. */
    public int updateInt(long address, IntUnaryOperator change) {
        Region r = aligned(address, Integer.BYTES);
        int at = (int) (address - r.base());
        synchronized (r.bytes().array()) {
            int old = r.bytes().getInt(at);
            r.bytes().putInt(at, change.applyAsInt(old));
            return old;
        }
    }

    /** Reads eight bytes that other threads may write through a memory that shares the array. */
    public long getLongAtomic(long address) {
        return updateLong(address, old -> old);
    }

    /** Replaces eight bytes in one step, whatever other threads do to the same array; returns the old ones. */
    public long updateLong(long address, LongUnaryOperator change) {
        Region r = aligned(address, Long.BYTES);
        int at = (int) (address - r.base());
        synchronized (r.bytes().array()) {
            long old = r.bytes().getLong(at);
            r.bytes().putLong(at, change.applyAsLong(old));
            return old;
        }
    }

    private Region aligned(long address, int width) {
        if (address % width != 0) {
            throw new IllegalArgumentException(
                    "atomic access of " + width + " bytes at 0x" + Long.toHexString(address) + " is not aligned");
        }
        return region(address, width);
    }
}
