package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.backing.MemoryMapping;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.vspace.PageTablePools;
import org.saltyos.kernite.vspace.VSpace;

/** Operations on address spaces. */
final class VSpaceInvocation {
    private VSpaceInvocation() {}

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
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }
}
