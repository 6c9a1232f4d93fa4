package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;

/**
 * Finds slots by capability address. An address is resolved from its highest bit down, level by level: each CNode first
 * compares its guard and then uses as many bits as its radix to choose a slot. As each level takes at least four bits,
 * at most 16 levels are visited.
 */
public final class Lookup {
    /** What a lookup that leads nowhere returns. */
    public static final Slot NOWHERE = new Slot(0);

    private Lookup() {}

    /** The slot that the complete 64-bit {@code address} names below the CNode capability in {@code root}, or address 0. */
    @Inline
    public static Slot find(Slot root, long address) {
        if (Long.compareUnsigned(address, root.extra()) < 0 && root.type() == ObjectType.CNODE) {
            return new Slot(root.object() + (address << ObjectSize.SLOT_BITS));
        }
        return walk(root, address, Long.SIZE);
    }

    /**
     * The slot that the lowest {@code depth} bits of {@code address} name below the CNode capability in {@code root}.
     *
     * @param depth bits to resolve, all of which must be used up; anything outside 1 to 64 finds nothing
     * @return the slot, with address 0 if there is none
     */
    public static Slot find(Slot root, long address, int depth) {
        if (depth == Long.SIZE) {
            return find(root, address);
        }
        return depth < 1 || depth > Long.SIZE ? NOWHERE : walk(root, address, depth);
    }

    @NoInline
    private static Slot walk(Slot root, long address, int depth) {
        Slot slot = root;
        int bits = depth;
        while (bits > 0) {
            if (slot.type() != ObjectType.CNODE) {
                return NOWHERE;
            }
            int radix = slot.sizeBits();
            int guardBits = slot.flags();
            if (guardBits + radix > bits) {
                return NOWHERE;
            }
            if (guardBits > 0 && field(address, bits - guardBits, guardBits) != slot.badge()) {
                return NOWHERE;
            }
            bits -= guardBits + radix;
            long index = field(address, bits, radix);
            slot = new Slot(slot.object() + (index << ObjectSize.SLOT_BITS));
        }
        return slot;
    }

    private static long field(long address, int shift, int width) {
        return address >>> shift & (1L << width) - 1;
    }
}
