package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;

/** Which capabilities are about the same thing, or about a part of another's. */
final class Region {
    private Region() {}

    /** Whether {@code inner} is about something inside what {@code outer} is about, or the same. */
    static boolean covers(Slot outer, Slot inner) {
        int innerType = inner.type();
        return switch (outer.type()) {
            case ObjectType.UNTYPED -> untypedCovers(outer, inner, innerType);
            case ObjectType.IRQ_CONTROL -> innerType == ObjectType.IRQ_HANDLER;
            case ObjectType.IO_PORT_CONTROL -> innerType == ObjectType.IO_PORT;
            case ObjectType.REPLY -> innerType == ObjectType.REPLY && outer.object() == inner.object();
            default -> sameObject(outer, inner);
        };
    }

    private static boolean untypedCovers(Slot outer, Slot inner, int innerType) {
        long base;
        switch (innerType) {
            case ObjectType.UNTYPED:
            case ObjectType.PAGE_TABLE_POOL:
                if (inner.sizeBits() > outer.sizeBits()) {
                    return false;
                }
                base = inner.object();
                break;
            case ObjectType.CNODE:
            case ObjectType.ENDPOINT:
            case ObjectType.NOTIFICATION:
            case ObjectType.TCB:
            case ObjectType.SCHED_CONTEXT:
            case ObjectType.VSPACE:
            case ObjectType.FRAME:
                base = inner.object();
                break;
            case ObjectType.ZOMBIE:
                base = Zombie.base(inner);
                break;
            default:
                return false;
        }
        return Long.compareUnsigned(base - outer.object(), 1L << outer.sizeBits()) < 0;
    }

    /** Whether two slots hold capabilities to one object. */
    static boolean sameObject(Slot first, Slot second) {
        int type = first.type();
        if (type != second.type()) {
            return false;
        }
        return switch (type) {
            case ObjectType.CNODE,
                    ObjectType.ENDPOINT,
                    ObjectType.NOTIFICATION,
                    ObjectType.TCB,
                    ObjectType.SCHED_CONTEXT,
                    ObjectType.VSPACE,
                    ObjectType.FRAME,
                    ObjectType.IRQ_HANDLER -> first.object() == second.object();
            case ObjectType.UNTYPED -> first.object() == second.object() && first.sizeBits() == second.sizeBits();
            case ObjectType.IO_PORT -> first.extra() == second.extra();
            case ObjectType.SCHED_CONTROL, ObjectType.SYSTEM_CONTROL -> true;
            default -> false;
        };
    }
}
