package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.kernite.backing.MemoryMapping;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.vspace.PageRanges;
import org.saltyos.kernite.vspace.PageTablePools;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.lang.NoInline;

/** Operations on address spaces. */
final class VSpaceInvocation {
    private VSpaceInvocation() {}

    @NoInline
    static void invoke(Arguments arguments, Slot slot) throws Refusal {
        VSpace vspace = new VSpace(slot.object());
        switch (arguments.label()) {
            case Invocation.VSPACE_LEND:
                arguments.require(1);
                PageTablePools.lend(vspace, arguments.capability(0, ObjectType.UNTYPED), 0);
                return;
            case Invocation.VSPACE_INFO:
                arguments.answer(vspace.freePages(), vspace.usedPages(), 0, 0);
                return;
            case Invocation.VSPACE_UNMAP:
                arguments.require(2);
                MemoryMapping.unmap(vspace, arguments.word(0), arguments.word(1));
                return;
            case Invocation.VSPACE_PROTECT:
                arguments.require(3);
                MemoryMapping.protect(vspace, arguments.word(0), arguments.word(1), arguments.word(2));
                return;
            case Invocation.VSPACE_TRIM:
                arguments.require(2);
                trim(arguments.thread(), vspace);
                return;
            case Invocation.VSPACE_MAP_FRAMES, Invocation.VSPACE_UNMAP_FRAMES, Invocation.VSPACE_PROTECT_FRAMES:
                FrameRangeInvocation.invoke(arguments, vspace);
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    /** The words in the thread's registers tell what is left, so that a preempted call goes on where it was. */
    private static void trim(Tcb thread, VSpace vspace) throws Refusal {
        MemoryMapping.requireRange(thread.rdx(), thread.r10(), 0, 1);
        long end = thread.rdx() + (thread.r10() << ObjectSize.PAGE_BITS);
        while (thread.rdx() < end) {
            long next = Math.min(end, PageRanges.trim(vspace, thread.rdx()));
            thread.rdx(next);
            thread.r10((end - next) >>> ObjectSize.PAGE_BITS);
            if (next < end && Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
    }
}
