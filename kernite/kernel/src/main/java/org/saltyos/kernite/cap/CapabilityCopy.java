package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Inline;

/** What a copy of a capability is, and what badges and guards do to it. */
public final class CapabilityCopy {
    private static final int GUARD_BITS_WIDTH = 6;
    private static final int PORT_MASK = 0xffff;
    private static final int PORT_BITS = 16;

    /** Kinds whose copies are the same, as a set of bits. */
    private static final long PLAIN_KINDS = 1L << ObjectType.CNODE
            | 1L << ObjectType.ENDPOINT
            | 1L << ObjectType.NOTIFICATION
            | 1L << ObjectType.TCB
            | 1L << ObjectType.SCHED_CONTEXT
            | 1L << ObjectType.VSPACE
            | 1L << ObjectType.IRQ_HANDLER
            | 1L << ObjectType.IO_PORT
            | 1L << ObjectType.SCHED_CONTROL
            | 1L << ObjectType.SYSTEM_CONTROL
            | 1L << ObjectType.MEMORY_POOL;

    private CapabilityCopy() {}

    /**
     * A copy of what {@code source} holds: the same, except that a copy of a frame or a memory object is not mapped.
     *
     * @throws Refusal if its kind cannot be copied, or it is untyped memory in use
     */
    @Inline
    public static Capability of(Slot source) throws Refusal {
        int type = source.type();
        if ((PLAIN_KINDS >>> type & 1) != 0) {
            return Capability.in(source);
        }
        if (type == ObjectType.FRAME || type == ObjectType.MEMORY_OBJECT) {
            return Capability.in(source).badged(0).withExtra(0);
        }
        if (type != ObjectType.UNTYPED) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        if (Derivation.hasDescendants(source)) {
            throw Refusal.REVOKE_FIRST;
        }
        return Capability.in(source);
    }

    /**
     * {@code capability} with a badge (endpoint, notification), a guard (CNode: bits of the guard in the low 6 bits, its
     * value above) or a narrower range (I/O ports: first | last &lt;&lt; 16). Other kinds accept only 0.
     *
     * @param word message word that {@code value} came from, for the refusal
     */
    @Inline
    public static Capability marked(Capability capability, long value, int word) throws Refusal {
        int type = capability.type();
        if (type == ObjectType.ENDPOINT || type == ObjectType.NOTIFICATION) {
            if (capability.badge() != 0) {
                throw Refusal.ILLEGAL_OPERATION;
            }
            return capability.badged(value);
        }
        if (type == ObjectType.CNODE) {
            return guarded(capability, value, word);
        }
        if (type == ObjectType.IO_PORT) {
            return narrowed(capability, value, word);
        }
        if (value != 0) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        return capability;
    }

    @Cold
    private static Capability guarded(Capability capability, long value, int word) throws Refusal {
        int guardBits = (int) value & (1 << GUARD_BITS_WIDTH) - 1;
        long guard = value >>> GUARD_BITS_WIDTH;
        int radix = capability.sizeBits();
        if (guardBits + radix > Long.SIZE || guard >>> guardBits != 0) {
            throw Refusal.rangeError(word);
        }
        return Capability.cnode(capability.object(), radix, guardBits, guard);
    }

    @Cold
    private static Capability narrowed(Capability capability, long value, int word) throws Refusal {
        int first = (int) value & PORT_MASK;
        int last = (int) (value >>> PORT_BITS) & PORT_MASK;
        int widestFirst = (int) capability.badge() & PORT_MASK;
        int widestLast = (int) (capability.badge() >>> PORT_BITS);
        if (value >>> 2 * PORT_BITS != 0 || first > last || first < widestFirst || last > widestLast) {
            throw Refusal.rangeError(word);
        }
        return capability.badged(value);
    }
}
