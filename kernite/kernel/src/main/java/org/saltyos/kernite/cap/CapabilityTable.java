package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;
import org.saltyos.lang.Cold;

/** The operations on slots: copy, mint, move, mutate and swap. Each either happens completely or changes nothing. */
public final class CapabilityTable {
    /** Message word that a badge comes in. */
    private static final int BADGE_WORD = 4;

    private CapabilityTable() {}

    /** Copies with rights cut to {@code rights}. */
    public static void copy(Slot target, Slot source, int rights) throws Refusal {
        requireEmptyTarget(target, source);
        insert(target, source, CapabilityCopy.of(source).masked(rights));
    }

    /** Copies with rights cut to {@code rights} and a badge, guard or range. */
    public static void mint(Slot target, Slot source, int rights, long badge) throws Refusal {
        requireEmptyTarget(target, source);
        Capability copy = CapabilityCopy.of(source).masked(rights);
        insert(target, source, CapabilityCopy.marked(copy, badge, BADGE_WORD));
    }

    private static void insert(Slot target, Slot source, Capability copy) {
        if (copy.type() == ObjectType.UNTYPED) {
            // The copy may make objects from now on; the source counts as used up until the copy is gone.
            source.badge(1L << source.sizeBits());
        }
        Derivation.insertCopy(source, target, copy);
    }

    /** Moves without a change. */
    public static void move(Slot target, Slot source) throws Refusal {
        requireEmptyTarget(target, source);
        requireMovable(source);
        Derivation.move(source, target, Capability.in(source));
    }

    /** Moves and gives a badge, guard or range. */
    @Cold
    public static void mutate(Slot target, Slot source, long badge) throws Refusal {
        requireEmptyTarget(target, source);
        requireMovable(source);
        boolean newBadge =
                badge != 0 && (source.type() == ObjectType.ENDPOINT || source.type() == ObjectType.NOTIFICATION);
        if (newBadge && Derivation.hasDescendants(source)) {
            throw Refusal.REVOKE_FIRST; // they would not be its descendants any more
        }
        Derivation.move(source, target, CapabilityCopy.marked(Capability.in(source), badge, BADGE_WORD));
        if (newBadge) {
            Derivation.startSubtree(target);
        }
    }

    /** Exchanges the contents of two slots, of which either may be empty. */
    @Cold
    public static void swap(Slot first, Slot second) throws Refusal {
        requireMovable(first);
        requireMovable(second);
        if (first.address() != second.address()) {
            Derivation.swap(first, second);
        }
    }

    private static void requireEmptyTarget(Slot target, Slot source) throws Refusal {
        if (target.type() != ObjectType.NULL) {
            throw Refusal.DELETE_FIRST;
        }
        if (source.type() == ObjectType.NULL) {
            throw Refusal.failedLookup(2);
        }
    }

    private static void requireMovable(Slot slot) throws Refusal {
        if (slot.type() == ObjectType.ZOMBIE) {
            throw Refusal.ILLEGAL_OPERATION;
        }
    }
}
