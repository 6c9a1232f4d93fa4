package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.lang.Cold;
import org.saltyos.lang.sync.GuardedBy;

/**
 * Empties slots. When the last capability to an object goes, the object goes with it, and with a CNode, a Tcb or a VSpace
 * everything that only its slots held. Works in steps of constant time and can be preempted after each: then the slot
 * holds a {@link Zombie} and the same call, made again, goes on.
 */
public final class Deletion {
    private static final int EMPTY_SLOTS_PER_STEP = 16;
    private static final int CHILDREN_PER_QUESTION = 8;

    /** Head of the deletion that the present system call was preempted in; else 0. */
    @GuardedBy("KERNEL")
    private static long preempted;

    private Deletion() {}

    /**
     * Empties {@code slot}.
     *
     * @throws Refusal {@link Refusal#RESTART} when preempted; calling again goes on
     */
    public static void delete(Slot slot) throws Refusal {
        int type = slot.type();
        if (type == ObjectType.NULL) {
            return;
        }
        if (type != ObjectType.ZOMBIE) {
            while (!Finalisation.prepare(slot)) {
                if (Preemption.due()) {
                    throw Refusal.RESTART;
                }
            }
            if (!buries(slot)) {
                return;
            }
        }
        Zombie.lead(slot);
        finish(slot);
    }

    /**
     * Empties {@code slot}, which holds a notification, at once. If many threads wait at it the kernel lets them go later,
     * see {@link Orphans}; without a place for it there it is done now.
     */
    @Cold
    public static void endNotification(Slot slot) {
        if (!Derivation.isLast(slot)) {
            Derivation.remove(slot);
            return;
        }
        Finalisation.toWaitedAtZombie(slot);
        if (!Finalisation.dismiss(slot)) {
            Orphans.adopt(slot);
            if (slot.type() == ObjectType.NULL) {
                return;
            }
            while (!Finalisation.dismiss(slot)) {
                // All places of the kernel are taken by deletions that nobody waits for.
            }
        }
        Derivation.remove(slot);
    }

    /**
     * Deletes everything derived from {@code slot}'s capability, which stays.
     *
     * @throws Refusal {@link Refusal#RESTART} when preempted; calling again goes on
     */
    public static void revoke(Slot slot) throws Refusal {
        int children = 0;
        while (Derivation.hasDescendants(slot)) {
            delete(slot.next());
            children++;
            // Asking costs a third of deleting a copy, so it is asked now and then.
            if ((children & (CHILDREN_PER_QUESTION - 1)) == 0 && Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
    }

    private static void finish(Slot start) throws Refusal {
        Slot head = start;
        while (true) {
            head = step(head);
            if (head.address() == 0) {
                return;
            }
            if (Preemption.due()) {
                preempted = head.address();
                throw Refusal.RESTART;
            }
        }
    }

    /**
     * The head of the deletion that this system call was preempted in, address 0 if in none. To be asked once after each
     * {@link Refusal#RESTART}, so that no address is kept for longer than what it leads to.
     */
    public static Slot takePreempted() {
        Slot head = new Slot(preempted);
        preempted = 0;
        return head;
    }

    /** One step of the deletion that {@code head} leads; returns the head, which may have moved, address 0 at the end. */
    static Slot step(Slot head) {
        if (!Zombie.hasSlots(head)) {
            if (!Finalisation.dismiss(head)) {
                return head;
            }
            Derivation.remove(head);
            return Lookup.NOWHERE;
        }
        Slot other = Zombie.nextInRing(head);
        Slot zombie = other.address() == head.address() ? head : other;
        if (!Zombie.finished(zombie)) {
            return shrink(zombie, head);
        }
        Zombie.leaveRing(zombie);
        Derivation.remove(zombie);
        return zombie.address() == head.address() ? Lookup.NOWHERE : head;
    }

    /** Brings {@code zombie} closer to its end by one capability and returns the head, which may have had to move. */
    private static Slot shrink(Slot zombie, Slot head) {
        Slot last = Zombie.lastSlot(zombie);
        int type = last.type();
        for (int i = 0; type == ObjectType.NULL && i < EMPTY_SLOTS_PER_STEP; i++) {
            zombie.count(zombie.count() - 1);
            if (Zombie.finished(zombie)) {
                return head;
            }
            last = Zombie.lastSlot(zombie);
            type = last.type();
        }
        if (type == ObjectType.NULL) {
            return head;
        }
        if (type != ObjectType.ZOMBIE && (!Finalisation.prepare(last) || !buries(last))) {
            return head;
        }
        if (!Zombie.hasSlots(last)) {
            if (Finalisation.dismiss(last)) {
                Derivation.remove(last);
            }
            return head;
        }
        return adopt(last, zombie, head);
    }

    /** Takes the zombie in {@code found}, one of {@code zombie}'s slots, into the ring of {@code zombie}. */
    @Cold
    private static Slot adopt(Slot found, Slot zombie, Slot head) {
        if (found.address() == head.address()) {
            // The slot to be emptied lies in an object that dies with it.
            return Zombie.settle(found, Zombie.RESIDENT | Zombie.HEAD);
        }
        if (!Zombie.finished(found)) {
            Zombie.join(zombie, Zombie.settle(found, Zombie.RESIDENT));
            return head;
        }
        Slot follower = Zombie.nextInRing(found);
        Zombie.leaveRing(found);
        if (follower.address() != found.address()) {
            Zombie.join(zombie, follower);
        }
        Derivation.remove(found);
        return head;
    }

    /**
     * Takes leave of what {@code slot} names: empties the slot, and ends the object if this was the last capability to it.
     *
     * @return whether the object has slots of its own, or threads wait at it, so that the slot now holds its zombie
     */
    private static boolean buries(Slot slot) {
        if (Derivation.isLast(slot)) {
            if (Finalisation.hasSlots(slot.type())) {
                Finalisation.toZombie(slot);
                return true;
            }
            if (Finalisation.isWaitedAt(slot)) {
                Finalisation.toWaitedAtZombie(slot);
                return true;
            }
            Finalisation.endObject(slot);
        } else {
            Finalisation.releaseCopy(slot);
        }
        Derivation.remove(slot);
        return false;
    }
}
