package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;

/**
 * The capability of a dying object that has slots (CNode, Tcb, VSpace): it remembers how many are still to be emptied,
 * so that deletion goes on where it was preempted.
 *
 * <p>An object found dying inside another one is not followed recursively. Its zombie moves into the first of its own
 * slots (it is then <em>resident</em>) and joins the ring of zombies of the deletion that found it; what was in that slot
 * takes the place where it was found and is deleted next. So deletion needs constant memory, however deep objects nest.
 *
 * <p>A ring has at most one head, the slot that the deletion was asked to empty: a zombie that is not resident, or a
 * resident one with the flag {@link #HEAD}.
 *
 * <p>A dying endpoint or notification has no slots, but threads that wait at it; its zombie stays alone in its ring.
 */
final class Zombie {
    /** The zombie lies in the first slot of the object itself. */
    static final int RESIDENT = 1;

    /** A resident zombie that a deletion was asked for. */
    static final int HEAD = 2;

    /** The object is an endpoint at which threads still wait; it has no slots. */
    static final int ENDPOINT = 4;

    /** The object is a notification at which threads still wait; it has no slots. */
    static final int NOTIFICATION = 8;

    private Zombie() {}

    /** Turns {@code slot}'s capability into a zombie of {@code count} slots from {@code base} on, alone in its ring. */
    static void make(Slot slot, long base, int count) {
        slot.tag(Capability.tag(ObjectType.ZOMBIE, 0, 0, 0));
        slot.count(count);
        slot.object(base);
        slot.badge(slot.address());
        slot.extra(slot.address());
    }

    /** Turns {@code slot}'s capability into a zombie of an object at which threads wait, alone in its ring for ever. */
    static void makeWaitedAt(Slot slot, long object, int flag) {
        make(slot, object, 0);
        setFlags(slot, flag);
    }

    /** Whether the dying object has slots; if not, threads wait at it. */
    static boolean hasSlots(Slot zombie) {
        return (zombie.flags() & (ENDPOINT | NOTIFICATION)) == 0;
    }

    /** Moves a zombie that leads its ring to {@code target}, an empty slot outside of all objects. */
    static void moveOut(Slot head, Slot target) {
        Derivation.move(head, target, Capability.in(head));
        followMove(head, target);
        setFlags(target, target.flags() & (ENDPOINT | NOTIFICATION));
    }

    /** Address of the dying object's first slot. */
    static long base(Slot zombie) {
        return zombie.object();
    }

    /** Whether the zombie lies in its own object. */
    static boolean resident(Slot zombie) {
        return (zombie.flags() & RESIDENT) != 0;
    }

    /** Whether only the slot that a resident zombie itself lies in, or none, is left. */
    static boolean finished(Slot zombie) {
        return zombie.count() == (zombie.flags() & RESIDENT);
    }

    /** The last slot still to be emptied; the zombie is not finished. */
    static Slot lastSlot(Slot zombie) {
        return new Slot(base(zombie) + ((long) (zombie.count() - 1) << ObjectSize.SLOT_BITS));
    }

    /** The next zombie of the ring, itself when it is alone. */
    static Slot nextInRing(Slot zombie) {
        return new Slot(zombie.badge());
    }

    /** Makes a resident zombie the head of a ring of its own, unless it is a head already. */
    static void lead(Slot zombie) {
        if ((zombie.flags() & (RESIDENT | HEAD)) == RESIDENT) {
            leaveRing(zombie);
            setFlags(zombie, RESIDENT | HEAD);
        }
    }

    /**
     * Moves a zombie that is not resident into the first slot of its object, and what was there to where the zombie was.
     * The zombie keeps its place in its ring.
     *
     * @return the zombie's new slot
     */
    static Slot settle(Slot zombie, int flags) {
        Slot home = new Slot(base(zombie));
        Derivation.swap(zombie, home);
        followMove(zombie, home);
        if (zombie.type() == ObjectType.ZOMBIE) {
            followMove(home, zombie);
        }
        setFlags(home, flags);
        return home;
    }

    /** Joins two different rings. */
    static void join(Slot first, Slot second) {
        Slot afterFirst = new Slot(first.badge());
        Slot afterSecond = new Slot(second.badge());
        link(first, afterSecond);
        link(second, afterFirst);
    }

    /** Takes a zombie out of its ring. */
    static void leaveRing(Slot zombie) {
        link(new Slot(zombie.extra()), new Slot(zombie.badge()));
        link(zombie, zombie);
    }

    private static void followMove(Slot from, Slot to) {
        long next = to.badge();
        long previous = to.extra();
        link(previous == from.address() ? to : new Slot(previous), to);
        link(to, next == from.address() ? to : new Slot(next));
    }

    private static void link(Slot before, Slot after) {
        before.badge(after.address());
        after.extra(before.address());
    }

    private static void setFlags(Slot zombie, int flags) {
        int count = zombie.count();
        zombie.tag(Capability.tag(ObjectType.ZOMBIE, 0, 0, flags));
        zombie.count(count);
    }
}
