package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.lang.Cold;
import org.saltyos.lang.sync.GuardedBy;

/**
 * Deletions whose caller cannot go on with them, because they took its own thread or its capability space: their zombies
 * move into slots of the kernel, which brings them to their end. It does so in bounded steps whenever it chooses the next
 * thread, and without a break while there is none.
 */
public final class Orphans {
    /** Deletions that the kernel goes on with at the same time; further ones wait for their slot to be deleted again. */
    public static final int SLOTS = 16;

    private static final int STEPS = 8;

    @GuardedBy("KERNEL")
    private static long slots;

    private Orphans() {}

    /** Tells where the {@link #SLOTS} slots lie, all empty. */
    public static void useSlots(long address) {
        slots = address;
        count(0);
    }

    /** Whether there is something to do. */
    public static boolean waiting() {
        return count() != 0;
    }

    /** Takes over the deletion that {@code head} leads; without a free slot it stays where it is. */
    @Cold
    public static void adopt(Slot head) {
        for (int i = 0; i < SLOTS; i++) {
            Slot slot = slot(i);
            if (slot.type() == ObjectType.NULL) {
                Zombie.moveOut(head, slot);
                count(count() + 1);
                ThisCpu.get().reschedule(1);
                return;
            }
        }
    }

    /** Goes on for a while: some steps, or, as long as nobody wants to run, until an interrupt comes. */
    @Cold
    public static void work(Cpu cpu) {
        for (int i = 0; count() != 0 && (i < STEPS || cpu.ready() == 0 && !Preemption.due()); i++) {
            Slot slot = first();
            if (slot.type() == ObjectType.ZOMBIE) {
                Deletion.step(slot);
            }
            if (slot.type() == ObjectType.NULL) {
                count(occupied());
            }
        }
    }

    /** Slots in use; the fastpath of the timer asks too. */
    private static int count() {
        return ThisCpu.first().orphans();
    }

    private static void count(int value) {
        ThisCpu.first().orphans(value);
    }

    private static Slot first() {
        for (int i = 0; i < SLOTS; i++) {
            if (slot(i).type() != ObjectType.NULL) {
                return slot(i);
            }
        }
        return slot(0);
    }

    private static int occupied() {
        int occupied = 0;
        for (int i = 0; i < SLOTS; i++) {
            occupied += slot(i).type() == ObjectType.NULL ? 0 : 1;
        }
        return occupied;
    }

    /** Slot {@code index} of those where deletions wait. */
    static Slot slot(int index) {
        return new Slot(slots + ((long) index << ObjectSize.SLOT_BITS));
    }
}
