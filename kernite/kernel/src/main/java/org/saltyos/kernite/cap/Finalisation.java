package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;
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

/** What happens to an object when a capability to it goes. Each method takes constant time. */
final class Finalisation {
    /** Slots in a Tcb, from {@code cspace} to {@code reply}. */
    static final int TCB_SLOTS = 6;

    private Finalisation() {}

    /** Whether objects of this kind hold capabilities themselves. */
    static boolean hasSlots(int type) {
        return type == ObjectType.CNODE || type == ObjectType.TCB || type == ObjectType.VSPACE;
    }

    /** Ends the object of the last capability to it, all but its slots, and turns the capability into its zombie. */
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
            default:
                Zombie.make(slot, object, 1 << slot.sizeBits());
                break;
        }
    }

    /** Ends the object of the last capability to it; the kind has no slots. */
    static void endObject(Slot slot) {
        long object = slot.object();
        switch (slot.type()) {
            case ObjectType.ENDPOINT:
                Endpoints.destroy(new Endpoint(object));
                break;
            case ObjectType.NOTIFICATION:
                Notifications.destroy(new Notification(object));
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
            default:
                break;
        }
    }

    /** Undoes what belongs to this capability alone, while others to the same object remain. */
    static void releaseCopy(Slot slot) {
        if (slot.type() == ObjectType.FRAME) {
            Mapping.unmap(slot);
        }
    }
}
