package org.saltyos.runtime.heap;

import org.saltyos.lang.Export;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The hash that an object keeps whatever its fields hold and wherever it moves. Objects of the heap get the next number
 * of a fixed sequence when they are first asked and keep it in the header; arrays, whose header holds the length, have
 * one that follows from length and type. Objects of the image have theirs from the build, which has put it into hash tables;
 * arrays of the image do not move, so theirs follows from the address.
 */
@Unsafe(because = "the argument is a reference, and its header is in memory that can be written if it is in the heap")
public final class IdentityHash {
    /** Fraction of the golden ratio, as Knuth's multiplicative hashing takes it. */
    private static final int GOLDEN = 0x9e37_79b9;

    private static int sequence;

    private IdentityHash() {}

    static void reset() {
        sequence = 0;
    }

    /** The hash of the object at {@code object}; never 0 but for null. */
    @Export("salty_identity_hash")
    public static int of(long object) {
        if (object == 0) {
            return 0;
        }
        long header = Mem.getLong(object);
        boolean array = Types.kind(Types.number(header)) != Types.OBJECT;
        if (!array && (int) header != 0) {
            return (int) header;
        }
        if (!Blocks.contains(object)) {
            return mix((int) (object >>> 3));
        }
        if (array) {
            return mix((int) header * 31 + Types.number(header));
        }
        sequence++;
        int hash = mix(sequence);
        Mem.putInt(object, hash);
        return hash;
    }

    /** A positive number, as HotSpot's are, other than 0. */
    private static int mix(int number) {
        int hash = number * GOLDEN;
        hash = (hash ^ hash >>> 15) & Integer.MAX_VALUE;
        return hash == 0 ? 1 : hash;
    }
}
