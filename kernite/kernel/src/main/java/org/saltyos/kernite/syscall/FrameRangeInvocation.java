package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.MapAttribute;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.vspace.Mapping;
import org.saltyos.kernite.vspace.VSpace;

/**
 * Operations of an address space on the frames in a row of slots. The words in the caller's registers tell what is left,
 * so that a preempted call goes on where it was, and one that is refused tells at which frame.
 */
final class FrameRangeInvocation {
    private static final int ATTRIBUTES_SHIFT = 8;
    private static final long KNOWN = (long) (MapAttribute.UNCACHED | MapAttribute.WRITE_THROUGH) << ATTRIBUTES_SHIFT
            | Rights.READ
            | Rights.WRITE
            | Rights.EXECUTE;

    /** Frames between two questions for interrupts. */
    private static final int STEP = 8;

    private FrameRangeInvocation() {}

    static void invoke(Arguments arguments, VSpace vspace) throws Refusal {
        int label = arguments.label();
        int last = label == Invocation.VSPACE_UNMAP_FRAMES ? 1 : label == Invocation.VSPACE_MAP_FRAMES ? 3 : 2;
        arguments.require(last + 1);
        Slot cnode = arguments.capability(0, ObjectType.CNODE);
        Tcb thread = arguments.thread();
        int first = (int) thread.r10();
        int count = (int) (thread.r10() >>> Integer.SIZE);
        if (first < 0 || count < 0 || (long) first + count > 1L << cnode.sizeBits()) {
            throw Refusal.rangeError(1);
        }
        if (last != 1 && (arguments.word(last) & ~KNOWN) != 0) {
            throw Refusal.invalidArgument(last);
        }
        while (count > 0) {
            Slot frame = new Slot(cnode.object() + ((long) first << ObjectSize.SLOT_BITS));
            one(thread, label, frame, vspace);
            first++;
            count--;
            thread.r10(first | (long) count << Integer.SIZE);
            if (count % STEP == 0 && Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
    }

    private static void one(Tcb thread, int label, Slot frame, VSpace vspace) throws Refusal {
        boolean here = frame.type() == ObjectType.FRAME && frame.extra() == vspace.identity();
        if (label == Invocation.VSPACE_UNMAP_FRAMES) {
            if (here) {
                Mapping.unmap(frame);
            }
            return;
        }
        if (frame.type() != ObjectType.FRAME) {
            throw Refusal.invalidArgument(1);
        }
        if (label == Invocation.VSPACE_MAP_FRAMES) {
            long address = thread.r8();
            long rights = thread.r9();
            Mapping.map(frame, vspace, address, rights & Byte.MAX_VALUE, rights >>> ATTRIBUTES_SHIFT, 2);
            thread.r8(address + (1L << frame.sizeBits()));
            return;
        }
        if (!here) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        Mapping.protect(frame, thread.r8() & Byte.MAX_VALUE, thread.r8() >>> ATTRIBUTES_SHIFT, 2);
    }
}
