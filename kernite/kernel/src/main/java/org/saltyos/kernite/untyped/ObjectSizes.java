package org.saltyos.kernite.untyped;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.cap.Refusal;

/** How much memory an object takes. */
final class ObjectSizes {
    private ObjectSizes() {}

    /**
     * Size of an object of {@code type} as a power of two.
     *
     * @param sizeBits the size or radix asked for, where the kind leaves a choice
     * @param typeWord message word of the type, for the refusal
     * @param sizeWord message word of the size, for the refusal
     */
    static int bits(long type, long sizeBits, int typeWord, int sizeWord) throws Refusal {
        if (type != (int) type) {
            throw Refusal.invalidArgument(typeWord);
        }
        switch ((int) type) {
            case ObjectType.UNTYPED:
                requireRange(sizeBits, ObjectSize.UNTYPED_MIN_BITS, ObjectSize.UNTYPED_MAX_BITS, sizeWord);
                return (int) sizeBits;
            case ObjectType.CNODE:
                requireRange(sizeBits, ObjectSize.CNODE_MIN_RADIX, ObjectSize.CNODE_MAX_RADIX, sizeWord);
                return (int) sizeBits + ObjectSize.SLOT_BITS;
            case ObjectType.FRAME:
                if (sizeBits != ObjectSize.PAGE_BITS && sizeBits != ObjectSize.LARGE_PAGE_BITS) {
                    throw Refusal.invalidArgument(sizeWord);
                }
                return (int) sizeBits;
            case ObjectType.ENDPOINT:
                return ObjectSize.ENDPOINT_BITS;
            case ObjectType.NOTIFICATION:
                return ObjectSize.NOTIFICATION_BITS;
            case ObjectType.TCB:
                return chosen(sizeBits, ObjectSize.TCB_BITS, ObjectSize.TCB_MAX_BITS, sizeWord);
            case ObjectType.MEMORY_POOL:
                return ObjectSize.MEMORY_POOL_BITS;
            case ObjectType.MEMORY_OBJECT:
                return chosen(sizeBits, ObjectSize.MEMORY_OBJECT_BITS, ObjectSize.MEMORY_OBJECT_MAX_BITS, sizeWord);
            case ObjectType.SCHED_CONTEXT:
                return ObjectSize.SCHED_CONTEXT_BITS;
            case ObjectType.VSPACE:
                return ObjectSize.VSPACE_BITS;
            default:
                throw Refusal.invalidArgument(typeWord);
        }
    }

    /** The size asked for, the least one for 0. */
    private static int chosen(long sizeBits, int least, int most, int word) throws Refusal {
        if (sizeBits == 0) {
            return least;
        }
        requireRange(sizeBits, least, most, word);
        return (int) sizeBits;
    }

    private static void requireRange(long value, int least, int most, int word) throws Refusal {
        if (value < least || value > most) {
            throw Refusal.rangeError(word);
        }
    }
}
