package org.saltyos.kernite.untyped;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.vspace.AddressSpaceIds;

/**
 * Makes objects of untyped memory. An untyped capability counts its used bytes from the start; when its last descendant is
 * gone it starts again at zero. Memory is cleared before it becomes objects, in steps between which the call can be
 * preempted; the capability remembers how far it is clear.
 */
public final class Retype {
    private static final int TYPE_WORD = 0;
    private static final int SIZE_WORD = 1;
    private static final int WINDOW_WORD = 3;
    private static final long CLEAR_STEP = 4096;

    private Retype() {}

    /**
     * Makes {@code count} objects in consecutive slots, all or none.
     *
     * @param memory slot of the untyped capability
     * @param type {@link ObjectType}
     * @param sizeBits as {@link org.saltyos.abi.Invocation#UNTYPED_RETYPE} says
     * @param target slot of the CNode capability whose slots to fill
     * @param first index of the first slot
     * @param count number of objects
     * @throws Refusal also {@link Refusal#RESTART} when preempted
     */
    public static void retype(Slot memory, long type, long sizeBits, Slot target, long first, long count)
            throws Refusal {
        Capability untyped = Capability.in(memory);
        if (untyped.device() && type != ObjectType.UNTYPED && type != ObjectType.FRAME) {
            throw Refusal.invalidArgument(TYPE_WORD);
        }
        int objectBits = ObjectSizes.bits(type, sizeBits, TYPE_WORD, SIZE_WORD);
        requireWindow(target, first, count);
        if (type == ObjectType.VSPACE && count > AddressSpaceIds.available()) {
            throw Refusal.TABLE_FULL;
        }
        long used = usedBytes(memory);
        long size = 1L << untyped.sizeBits();
        long start = (used + (1L << objectBits) - 1) & -(1L << objectBits);
        if (start > size || count > (size - start) >>> objectBits) {
            throw Refusal.NOT_ENOUGH_MEMORY;
        }
        long end = start + (count << objectBits);
        if (!untyped.device() && type != ObjectType.UNTYPED) {
            clear(memory, start, end);
        }
        memory.badge(end);
        Slot slot = new Slot(target.object() + (first << ObjectSize.SLOT_BITS));
        long object = memory.object() + start;
        for (long i = 0; i < count; i++) {
            ObjectFactory.create(memory, slot, (int) type, (int) sizeBits, object);
            slot = new Slot(slot.address() + Slot.SIZE);
            object += 1L << objectBits;
        }
    }

    private static void requireWindow(Slot target, long first, long count) throws Refusal {
        long slots = 1L << target.sizeBits();
        if (count < 1 || count > ObjectSize.RETYPE_MAX_COUNT || first < 0 || first > slots - count) {
            throw Refusal.rangeError(WINDOW_WORD);
        }
        for (long i = 0; i < count; i++) {
            Slot slot = new Slot(target.object() + ((first + i) << ObjectSize.SLOT_BITS));
            if (slot.type() != ObjectType.NULL) {
                throw Refusal.DELETE_FIRST;
            }
        }
    }

    /** The bytes used, after taking all of them back if nothing is left of what was made. */
    private static long usedBytes(Slot memory) {
        if (memory.badge() != 0 && !Derivation.hasDescendants(memory)) {
            memory.badge(0);
            memory.extra(0);
        }
        return memory.badge();
    }

    private static void clear(Slot memory, long start, long end) throws Refusal {
        long clean = Math.max(start, memory.extra());
        while (clean < end) {
            long step = Math.min(CLEAR_STEP, end - clean);
            DirectMap.clear(memory.object() + clean, step);
            clean += step;
            memory.extra(clean);
            if (clean < end && Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
    }
}
