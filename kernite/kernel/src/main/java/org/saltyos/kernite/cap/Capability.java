package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;

/**
 * The value of a capability: what a slot holds beside its links. {@link SlotLayout} tells what the words mean.
 *
 * @param tag type, rights, size, flags and count in one word
 * @param object the object's address
 * @param badge see {@link SlotLayout}
 * @param extra see {@link SlotLayout}
 */
public record Capability(long tag, long object, long badge, long extra) {
    /** Flag of Untyped and Frame: the memory is not ordinary RAM; the kernel neither reads nor clears it. */
    public static final int DEVICE = 1;

    private static final int RIGHTS_SHIFT = 8;
    private static final int SIZE_SHIFT = 16;
    private static final int FLAGS_SHIFT = 24;
    private static final long BYTE = 0xff;

    /** A capability with all rights and nothing but its object. */
    public static Capability of(int type, long object) {
        return new Capability(tag(type, Rights.ALL, 0, 0), object, 0, 0);
    }

    /** The first word of a capability, with count 0. */
    public static long tag(int type, int rights, int sizeBits, int flags) {
        return (long) type
                | (long) rights << RIGHTS_SHIFT
                | (long) sizeBits << SIZE_SHIFT
                | (flags & BYTE) << FLAGS_SHIFT;
    }

    /** A piece of memory of 2^sizeBits bytes, unused. */
    public static Capability untyped(long address, int sizeBits, int flags) {
        return new Capability(tag(ObjectType.UNTYPED, Rights.ALL, sizeBits, flags), address, 0, 0);
    }

    /** A page of 2^sizeBits bytes, not mapped. */
    public static Capability frame(long address, int sizeBits, int flags) {
        return new Capability(tag(ObjectType.FRAME, Rights.ALL, sizeBits, flags), address, 0, 0);
    }

    /** A table of 2^radix slots with a guard of guardBits bits; together they are at most 64. */
    public static Capability cnode(long firstSlot, int radix, int guardBits, long guard) {
        long direct = guard == 0 && radix + guardBits == Long.SIZE ? 1L << radix : 0;
        return new Capability(tag(ObjectType.CNODE, Rights.ALL, radix, guardBits), firstSlot, guard, direct);
    }

    /** A thread or memory object of 2^sizeBits bytes. */
    public static Capability sized(int type, long address, int sizeBits) {
        return new Capability(tag(type, Rights.ALL, sizeBits, 0), address, 0, 0);
    }

    /** What {@code slot} holds. */
    public static Capability in(Slot slot) {
        return new Capability(slot.tag(), slot.object(), slot.badge(), slot.extra());
    }

    /** Writes this capability into {@code slot}, leaving its links alone. */
    public void store(Slot slot) {
        slot.tag(tag);
        slot.object(object);
        slot.badge(badge);
        slot.extra(extra);
    }

    /** {@link ObjectType}. */
    public int type() {
        return (int) (tag & BYTE);
    }

    /** {@link Rights}. */
    public int rights() {
        return (int) (tag >>> RIGHTS_SHIFT & BYTE);
    }

    /** Size as a power of two, or radix. */
    public int sizeBits() {
        return (int) (tag >>> SIZE_SHIFT & BYTE);
    }

    /** Flags, or bits of the guard. */
    public int flags() {
        return (int) (tag >>> FLAGS_SHIFT & BYTE);
    }

    /** Whether it is about memory that is not ordinary RAM. */
    public boolean device() {
        return (flags() & DEVICE) != 0;
    }

    /** The same capability with only those rights that are also in {@code mask}. */
    public Capability masked(int mask) {
        int kept = rights() & mask;
        if ((kept & Rights.GRANT) != 0) {
            kept |= Rights.GRANT_REPLY;
        }
        return new Capability(tag & ~(BYTE << RIGHTS_SHIFT) | (long) kept << RIGHTS_SHIFT, object, badge, extra);
    }

    /** The same capability with another badge. */
    public Capability badged(long newBadge) {
        return new Capability(tag, object, newBadge, extra);
    }

    /** The same capability with another extra word. */
    public Capability withExtra(long newExtra) {
        return new Capability(tag, object, badge, newExtra);
    }

    /** Bytes of the slots of a CNode. */
    public static long cnodeBytes(int radix) {
        return 1L << (radix + ObjectSize.SLOT_BITS);
    }
}
