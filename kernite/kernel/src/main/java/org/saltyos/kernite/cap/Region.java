package org.saltyos.kernite.cap;

import org.saltyos.abi.ObjectType;
import org.saltyos.lang.Inline;

/** Which capabilities are about the same thing, or about a part of another's. */
final class Region {
    /** Kinds of which two capabilities with the same object are to the same thing, as a set of bits. */
    private static final long KNOWN_BY_OBJECT = 1L << ObjectType.CNODE
            | 1L << ObjectType.ENDPOINT
            | 1L << ObjectType.NOTIFICATION
            | 1L << ObjectType.TCB
            | 1L << ObjectType.SCHED_CONTEXT
            | 1L << ObjectType.VSPACE
            | 1L << ObjectType.FRAME
            | 1L << ObjectType.IRQ_HANDLER
            | 1L << ObjectType.SCHED_CONTROL
            | 1L << ObjectType.SYSTEM_CONTROL
            | 1L << ObjectType.MEMORY_POOL
            | 1L << ObjectType.MEMORY_OBJECT;

    private Region() {}

    /** Whether {@code inner} is about something inside what {@code outer} is about, or the same. */
    @Inline
    static boolean covers(Slot outer, Slot inner) {
        int type = outer.type();
        if ((KNOWN_BY_OBJECT >>> type & 1) != 0) {
            return inner.type() == type && outer.object() == inner.object();
        }
        return coversOther(type, outer, inner);
    }

    private static boolean coversOther(int type, Slot outer, Slot inner) {
        int innerType = inner.type();
        return switch (type) {
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
            case ObjectType.MEMORY_PIECE:
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
            case ObjectType.MEMORY_POOL:
            case ObjectType.MEMORY_OBJECT:
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
    @Inline
    static boolean sameObject(Slot first, Slot second) {
        int type = first.type();
        if (type != second.type() || first.object() != second.object()) {
            return false;
        }
        return (KNOWN_BY_OBJECT >>> type & 1) != 0 || sameThing(type, first, second);
    }

    /** The same question for kinds that their object does not tell apart. */
    private static boolean sameThing(int type, Slot first, Slot second) {
        return switch (type) {
            case ObjectType.UNTYPED -> first.sizeBits() == second.sizeBits();
            case ObjectType.IO_PORT -> first.extra() == second.extra();
            default -> false;
        };
    }
}
