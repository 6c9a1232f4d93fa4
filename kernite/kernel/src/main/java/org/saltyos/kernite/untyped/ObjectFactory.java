package org.saltyos.kernite.untyped;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.backing.MemoryObject;
import org.saltyos.kernite.backing.MemoryObjects;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.kernite.vspace.VSpaces;

/** Makes one object of cleared memory, and its first capability. */
final class ObjectFactory {
    private ObjectFactory() {}

    /**
     * Makes the object at {@code object} and its capability in {@code slot}.
     *
     * @param parent slot of the untyped capability it comes from
     * @param sizeBits size or radix where the kind leaves a choice
     */
    static void create(Slot parent, Slot slot, int type, int sizeBits, long object) throws Refusal {
        Derivation.insertOriginal(parent, slot, capability(parent, type, sizeBits, object));
    }

    private static Capability capability(Slot parent, int type, int sizeBits, long object) throws Refusal {
        switch (type) {
            case ObjectType.UNTYPED:
                return Capability.untyped(object, sizeBits, parent.flags());
            case ObjectType.FRAME:
                return Capability.frame(object, sizeBits, parent.flags());
            case ObjectType.CNODE:
                return Capability.cnode(object, sizeBits, Long.SIZE - sizeBits, 0);
            case ObjectType.TCB:
                int bits = Math.max(sizeBits, ObjectSize.TCB_BITS);
                Tcbs.initialise(new Tcb(object), 1 << bits);
                return Capability.sized(type, object, bits);
            case ObjectType.MEMORY_OBJECT:
                int objectBits = Math.max(sizeBits, ObjectSize.MEMORY_OBJECT_BITS);
                MemoryObjects.initialise(new MemoryObject(object), 1 << objectBits);
                return Capability.sized(type, object, objectBits);
            case ObjectType.SCHED_CONTEXT:
                SchedContexts.initialise(new SchedContext(object));
                return Capability.of(type, object);
            case ObjectType.VSPACE:
                VSpace vspace = new VSpace(object);
                VSpaces.initialise(vspace);
                return Capability.of(type, object).withExtra(vspace.rootRegister());
            default:
                return Capability.of(type, object);
        }
    }
}
