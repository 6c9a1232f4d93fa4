package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.Tlb;
import org.saltyos.kernite.backing.MemoryObject;
import org.saltyos.kernite.backing.MemoryObjects;
import org.saltyos.kernite.backing.MemoryPool;
import org.saltyos.kernite.backing.PagePool;
import org.saltyos.kernite.backing.Regions;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.ipc.Notifications;
import org.saltyos.kernite.ipc.Replies;
import org.saltyos.kernite.irq.IoPorts;
import org.saltyos.kernite.irq.Irqs;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.vspace.Mapping;
import org.saltyos.kernite.vspace.PageTablePools;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.kernite.vspace.VSpaces;
import org.saltyos.lang.Cold;

/** What happens to an object when a capability to it goes. Each method takes constant time. */
final class Finalisation {
    /** Slots in a Tcb, from {@code cspace} to {@code reply}. */
    static final int TCB_SLOTS = 6;

    private static final int WAITS_PER_STEP = 8;

    private Finalisation() {}

    /** Whether objects of this kind hold capabilities themselves. */
    static boolean hasSlots(int type) {
        return type == ObjectType.CNODE
                || type == ObjectType.TCB
                || type == ObjectType.VSPACE
                || type == ObjectType.MEMORY_POOL
                || type == ObjectType.MEMORY_OBJECT;
    }

    /**
     * Does one step of what takes long before a capability can go: pages of memory objects leave address spaces and go
     * back to their pool.
     *
     * @return whether the capability can go now
     */
    static boolean prepare(Slot slot) {
        return switch (slot.type()) {
            case ObjectType.MEMORY_OBJECT ->
                Derivation.isLast(slot)
                        ? MemoryObjects.drain(new MemoryObject(slot.object()), MemoryObjects.DYING)
                        : Regions.endOf(slot);
            case ObjectType.MEMORY_POOL ->
                !Derivation.isLast(slot) || MemoryObjects.drainMembers(new MemoryPool(slot.object()));
            case ObjectType.MEMORY_PIECE ->
                !PagePool.isLent(slot) || MemoryObjects.drainMembers(new MemoryPool(slot.extra()));
            default -> true;
        };
    }

    /** Ends the object of the last capability to it, all but its slots, and turns the capability into its zombie. */
    @Cold
    static void toZombie(Slot slot) {
        long object = slot.object();
        switch (slot.type()) {
            case ObjectType.TCB:
                Tcb tcb = new Tcb(object);
                Tcbs.destroy(tcb);
                SavedReply.forget(tcb);
                Zombie.make(slot, tcb.cspace().address(), TCB_SLOTS);
                break;
            case ObjectType.VSPACE:
                VSpace vspace = new VSpace(object);
                VSpaces.destroy(vspace);
                Zombie.make(slot, vspace.firstPool().address(), PageTablePools.MAX_POOLS);
                break;
            case ObjectType.MEMORY_POOL:
                Zombie.make(slot, new MemoryPool(object).firstPiece().address(), PagePool.MAX_PIECES);
                break;
            case ObjectType.MEMORY_OBJECT:
                Zombie.make(slot, new MemoryObject(object).pager().address(), 1);
                break;
            default:
                Zombie.make(slot, object, 1 << slot.sizeBits());
                break;
        }
    }

    /** Whether threads wait at the object of a capability. */
    static boolean isWaitedAt(Slot slot) {
        return switch (slot.type()) {
            case ObjectType.ENDPOINT -> Endpoints.isWaitedAt(new Endpoint(slot.object()));
            case ObjectType.NOTIFICATION -> Notifications.isWaitedAt(new Notification(slot.object()));
            default -> false;
        };
    }

    /** Turns the last capability to an object at which threads wait into a zombie, so that nobody new comes to wait. */
    static void toWaitedAtZombie(Slot slot) {
        long object = slot.object();
        if (slot.type() == ObjectType.ENDPOINT) {
            Zombie.makeWaitedAt(slot, object, Zombie.ENDPOINT);
        } else {
            Notifications.unbindAll(new Notification(object));
            Zombie.makeWaitedAt(slot, object, Zombie.NOTIFICATION);
        }
    }

    /** Ends some waits at the object of a zombie without slots; whether none is left. */
    @Cold
    static boolean dismiss(Slot zombie) {
        boolean endpoint = (zombie.flags() & Zombie.ENDPOINT) != 0;
        for (int i = 0; i < WAITS_PER_STEP; i++) {
            if (endpoint) {
                Endpoint object = new Endpoint(zombie.object());
                if (!Endpoints.isWaitedAt(object)) {
                    return true;
                }
                Endpoints.dismissFirst(object);
            } else {
                Notification object = new Notification(zombie.object());
                if (!Notifications.isWaitedAt(object)) {
                    return true;
                }
                Notifications.dismissFirst(object);
            }
        }
        return false;
    }

    /** Ends the object of the last capability to it; the kind has no slots, and nobody waits at it. */
    static void endObject(Slot slot) {
        long object = slot.object();
        switch (slot.type()) {
            case ObjectType.ENDPOINT:
                break; // nobody waits at it, see isWaitedAt
            case ObjectType.NOTIFICATION:
                Notifications.unbindAll(new Notification(object));
                break;
            case ObjectType.SCHED_CONTEXT:
                SchedContexts.destroy(new SchedContext(object));
                break;
            case ObjectType.FRAME:
                Mapping.unmap(slot);
                break;
            case ObjectType.IRQ_HANDLER:
                Irqs.release((int) object);
                break;
            case ObjectType.IO_PORT:
                IoPorts.release(slot.extra());
                break;
            case ObjectType.REPLY:
                Replies.discard(new Tcb(object));
                break;
            case ObjectType.PAGE_TABLE_POOL:
                PageTablePools.withdraw(slot);
                break;
            case ObjectType.MEMORY_PIECE:
                PagePool.withdraw(slot);
                break;
            default:
                break;
        }
    }

    /** Undoes what belongs to this capability alone, while others to the same object remain. */
    static void releaseCopy(Slot slot) {
        if (slot.type() == ObjectType.FRAME) {
            Mapping.unmap(slot);
        } else if (slot.type() == ObjectType.VSPACE) {
            Tlb.holdOthers(slot.extra()); // a thread may run by this capability
        }
    }
}
