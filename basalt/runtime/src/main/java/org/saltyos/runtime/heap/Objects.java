package org.saltyos.runtime.heap;

import org.saltyos.lang.Import;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Objects and arrays made and copied by their type numbers, for what the compiler cannot lower by class. */
@Unsafe(because = "sizes follow from the type table, and new memory is as large as what is written to it")
public final class Objects {
    private static final int HEADER = 8;
    private static final int TYPE_SHIFT = 32;
    private static final long LOW_HALF = 0xffff_ffffL;

    private Objects() {}

    /** A shallow copy, with a hash of its own. Compiled code calls it for {@code clone} of arrays. */
    public static Object copy(Object object) {
        long source = Reference.address(object);
        long header = Mem.getLong(source);
        long bytes = Types.size(header);
        boolean array = Types.kind(Types.number(header)) != Types.OBJECT;
        long target = allocate(bytes, array ? header : header & ~LOW_HALF);
        Mem.copy(target + HEADER, source + HEADER, bytes - HEADER);
        return Reference.at(target);
    }

    /** A new array by the type number of its class; the length is not negative. */
    public static Object array(int typeNumber, int length) {
        long bytes = (HEADER + (long) length * Types.elementSize(typeNumber) + 7) & -8;
        return Reference.at(allocate(bytes, (long) typeNumber << TYPE_SHIFT | length));
    }

    private static long allocate(long bytes, long header) {
        long top = HeapSymbols.top();
        long limit = HeapSymbols.limit();
        if (bytes <= limit - top) {
            HeapSymbols.window(top + bytes, limit);
            Mem.putLong(top, header);
            return top;
        }
        long address = slow(bytes, header);
        if (address == 0) {
            throw new OutOfMemoryError("Java heap space");
        }
        return address;
    }

    @Import("salty_allocate_slow")
    private static long slow(long bytes, long header) {
        return 0;
    }

    /** The type number of an object. */
    public static int typeNumber(Object object) {
        return Types.number(Mem.getLong(Reference.address(object)));
    }

    /** Whether arrays of a type hold references. */
    public static boolean holdsReferences(int typeNumber) {
        return Types.kind(typeNumber) == Types.REFERENCES;
    }

    /** Whether a type is that of an array. */
    public static boolean isArray(int typeNumber) {
        return Types.kind(typeNumber) != Types.OBJECT;
    }

    /** Moves elements between arrays of one element size; all indices are in range. */
    public static void move(Object source, int from, Object target, int to, int count) {
        long size = Types.elementSize(typeNumber(source));
        Mem.move(
                Reference.address(target) + HEADER + to * size,
                Reference.address(source) + HEADER + from * size,
                count * size);
    }

    /** The length of any array. */
    public static int length(Object array) {
        return Mem.getInt(Reference.address(array));
    }
}
