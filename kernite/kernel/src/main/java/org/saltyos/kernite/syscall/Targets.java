package org.saltyos.kernite.syscall;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;

/** Where new capabilities go that are not made by retype: a CNode capability and the index of one of its slots. */
final class Targets {
    private Targets() {}

    /** The empty slot whose CNode is in word {@code word} and whose index is in the next one. */
    static Slot emptySlot(Arguments arguments, int word) throws Refusal {
        Slot cnode = arguments.capability(word, ObjectType.CNODE);
        long index = arguments.word(word + 1);
        if (index < 0 || index >= 1L << cnode.sizeBits()) {
            throw Refusal.rangeError(word + 1);
        }
        Slot slot = new Slot(cnode.object() + (index << ObjectSize.SLOT_BITS));
        if (slot.type() != ObjectType.NULL) {
            throw Refusal.DELETE_FIRST;
        }
        return slot;
    }
}
