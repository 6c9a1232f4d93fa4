package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;
import org.saltyos.lang.Cold;

/**
 * The derivation list: a doubly linked list of all capabilities in which every capability is followed by those derived
 * from it. Whether one is derived from another is decided from the two alone, as in seL4's mapping database: the first
 * is {@link #REVOCABLE}, comes earlier, and covers the second. So every operation here takes constant time.
 *
 * <p>Invariants: all capabilities to one object are neighbours; the descendants of a capability follow it without a gap.
 */
public final class Derivation {
    /** The capability may have descendants: an original, or the first with its badge. */
    public static final int REVOCABLE = 1;

    /** The first capability with its badge: not a descendant of an equal one before it. */
    public static final int FIRST_BADGED = 2;

    private Derivation() {}

    /** Puts {@code capability} into the empty {@code slot} as a root of its own. */
    public static void insertRoot(Slot slot, Capability capability) {
        capability.store(slot);
        slot.previous(new Slot(0));
        slot.next(new Slot(0));
        slot.derivation(REVOCABLE | FIRST_BADGED);
    }

    /** Puts {@code capability}, a new object made from {@code parent}'s, into the empty {@code slot}. */
    public static void insertOriginal(Slot parent, Slot slot, Capability capability) {
        insertAfter(parent, slot, capability, REVOCABLE | FIRST_BADGED);
    }

    /** Puts {@code capability}, derived from the one in {@code source}, into the empty {@code slot}. */
    public static void insertCopy(Slot source, Slot slot, Capability capability) {
        insertAfter(source, slot, capability, startsSubtree(source, capability) ? REVOCABLE | FIRST_BADGED : 0);
    }

    private static void insertAfter(Slot before, Slot slot, Capability capability, int flags) {
        capability.store(slot);
        Slot after = before.next();
        slot.previous(before);
        slot.next(after);
        slot.derivation(flags);
        before.next(slot);
        if (after.address() != 0) {
            after.previous(slot);
        }
    }

    private static boolean startsSubtree(Slot source, Capability copy) {
        return switch (copy.type()) {
            case ObjectType.UNTYPED -> true;
            case ObjectType.ENDPOINT, ObjectType.NOTIFICATION -> copy.badge() != source.badge();
            case ObjectType.IRQ_HANDLER -> source.type() == ObjectType.IRQ_CONTROL;
            case ObjectType.IO_PORT -> source.type() == ObjectType.IO_PORT_CONTROL;
            default -> false;
        };
    }

    /** Takes {@code slot} out of the list and empties it. */
    public static void remove(Slot slot) {
        Slot before = slot.previous();
        Slot after = slot.next();
        if (before.address() != 0) {
            before.next(after);
        }
        if (after.address() != 0) {
            after.previous(before);
        }
        clear(slot);
    }

    /** Moves {@code from}'s capability and its place in the list to the empty {@code to}, with changed contents. */
    public static void move(Slot from, Slot to, Capability contents) {
        contents.store(to);
        Slot before = from.previous();
        Slot after = from.next();
        to.previous(before);
        to.next(after);
        to.derivation(from.derivation());
        if (before.address() != 0) {
            before.next(to);
        }
        if (after.address() != 0) {
            after.previous(to);
        }
        clear(from);
    }

    /** The capability in {@code slot}, which has no descendants, is the first with its badge from now on. */
    static void startSubtree(Slot slot) {
        slot.derivation(REVOCABLE | FIRST_BADGED);
    }

    private static void clear(Slot slot) {
        slot.tag(0);
        slot.object(0);
        slot.badge(0);
        slot.extra(0);
        slot.next(new Slot(0));
        slot.previous(new Slot(0));
        slot.derivation(0);
    }

    /** Exchanges the contents and the places in the list of two different slots, of which either may be empty. */
    @Cold
    public static void swap(Slot first, Slot second) {
        Capability firstContents = Capability.in(first);
        Slot firstPrevious = first.previous();
        Slot firstNext = first.next();
        int firstFlags = first.derivation();
        Slot secondPrevious = second.previous();
        Slot secondNext = second.next();

        Capability.in(second).store(first);
        first.derivation(second.derivation());
        firstContents.store(second);
        second.derivation(firstFlags);

        // Neighbours of each other point at themselves after the exchange.
        first.previous(secondPrevious.address() == first.address() ? second : secondPrevious);
        first.next(secondNext.address() == first.address() ? second : secondNext);
        second.previous(firstPrevious.address() == second.address() ? first : firstPrevious);
        second.next(firstNext.address() == second.address() ? first : firstNext);
        attachNeighbours(first);
        attachNeighbours(second);
    }

    private static void attachNeighbours(Slot slot) {
        if (slot.previous().address() != 0) {
            slot.previous().next(slot);
        }
        if (slot.next().address() != 0) {
            slot.next().previous(slot);
        }
    }

    /** Whether anything was derived from {@code slot}'s capability. */
    public static boolean hasDescendants(Slot slot) {
        Slot next = slot.next();
        return next.address() != 0 && isParent(slot, next);
    }

    /** Whether no other slot holds a capability to the same object. */
    public static boolean isLast(Slot slot) {
        Slot before = slot.previous();
        if (before.address() != 0 && Region.sameObject(before, slot)) {
            return false;
        }
        Slot after = slot.next();
        return after.address() == 0 || !Region.sameObject(slot, after);
    }

    /** Whether {@code later}, which follows {@code earlier} in the list, was derived from it. */
    public static boolean isParent(Slot earlier, Slot later) {
        if ((earlier.derivation() & REVOCABLE) == 0 || !Region.covers(earlier, later)) {
            return false;
        }
        int type = earlier.type();
        boolean badged = type == ObjectType.ENDPOINT || type == ObjectType.NOTIFICATION;
        if (!badged || earlier.badge() == 0) {
            return true;
        }
        return earlier.badge() == later.badge() && (later.derivation() & FIRST_BADGED) == 0;
    }
}
