package org.saltyos.runtime.heap;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * What the header of an object says, by way of the compiler's type table.
 *
 * <p>A header is eight bytes: the length of an array or the identity hash of another object in the low half, the type
 * number in the high half. The three highest bits are the collector's: with the sign bit the rest is the address of the
 * object's copy; the others say of an object that cannot be moved that it is reachable, and that it was scanned. An entry
 * of the table is 16 bytes: size of an object or of an element, kind, address of the reference map or 0. A map is a
 * count and the offsets of the reference fields, four bytes each.
 */
@Unsafe(because = "the compiler emitted an entry for every type number it puts into a header")
final class Types {
    /** Bytes of a header. */
    static final int HEADER = 8;

    /** Type number of what lies where an object was moved away; the low half of its header is its size in words. */
    static final int GAP = 0x1fff_ffff;

    /** Kind of an object that is not an array. */
    static final int OBJECT = 0;

    /** Kind of an array of numbers. */
    static final int NUMBERS = 1;

    /** Kind of an array of references. */
    static final int REFERENCES = 2;

    private static final int ENTRY_SHIFT = 4;
    private static final int ENTRY_MAP = 8;
    private static final int HIGH_HALF = 32;
    private static final long INT_MASK = 0xffff_ffffL;
    private static final long MOVED = 1L << 63;
    private static final long MARKED = 1L << 62;
    private static final long SCANNED = 1L << 61;

    private Types() {}

    /** The type number in {@code header}. */
    static int number(long header) {
        return (int) (header >>> HIGH_HALF) & GAP;
    }

    /** The length of the array with {@code header}. */
    static long length(long header) {
        return header & INT_MASK;
    }

    /** Kind of the type. */
    static int kind(int type) {
        return (int) (entry(type) >>> HIGH_HALF);
    }

    /** Bytes of the object with {@code header}, a multiple of eight. */
    static long size(long header) {
        int type = number(header);
        if (type == GAP) {
            return length(header) << 3;
        }
        long entry = entry(type);
        long size = entry & INT_MASK;
        return entry >>> HIGH_HALF == OBJECT ? size : HEADER + length(header) * size + 7 & -8L;
    }

    /** Bytes of an element of arrays of the type. */
    static int elementSize(int type) {
        return (int) entry(type);
    }

    /** Address of the type's reference map, or 0. */
    static long map(int type) {
        return Mem.getLong(HeapSymbols.types() + ((long) type << ENTRY_SHIFT) + ENTRY_MAP);
    }

    /** Types in the table; 0 if the compiler does not say. Entry 0 has no type, its first word is the count. */
    static int count() {
        return (int) entry(0);
    }

    /** The header that leads to a copy. */
    static long moved(long copy) {
        return copy | MOVED;
    }

    /** Whether {@code header} leads to a copy. */
    static boolean isMoved(long header) {
        return header < 0;
    }

    /** The copy that {@code header} leads to. */
    static long copy(long header) {
        return header & ~MOVED;
    }

    /** The header of an object that is known to be reachable. */
    static long marked(long header) {
        return header | MARKED;
    }

    /** Whether the object is known to be reachable. */
    static boolean isMarked(long header) {
        return (header & MARKED) != 0;
    }

    /** The header of an object that is known to be reachable and that was scanned. */
    static long scanned(long header) {
        return header | SCANNED;
    }

    /** Whether the object is known to be reachable and was not scanned yet. */
    static boolean isOpen(long header) {
        return (header & (MARKED | SCANNED)) == MARKED;
    }

    /** The header without the collector's bits. */
    static long plain(long header) {
        return header & ~(MARKED | SCANNED);
    }

    /** Whether the header has any of the collector's bits. */
    static boolean isTouched(long header) {
        return (header & (MOVED | MARKED | SCANNED)) != 0;
    }

    /** The header of a gap of {@code size} bytes. */
    static long gap(long size) {
        return (long) GAP << HIGH_HALF | size >>> 3;
    }

    private static long entry(int type) {
        return Mem.getLong(HeapSymbols.types() + ((long) type << ENTRY_SHIFT));
    }
}
