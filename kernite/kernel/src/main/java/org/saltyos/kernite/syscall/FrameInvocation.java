package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.vspace.Mapping;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.lang.NoInline;

/** Operations on frames. */
final class FrameInvocation {
    private static final int MAP_WORDS = 4;

    private FrameInvocation() {}

    @NoInline
    static void invoke(Arguments arguments, Slot frame) throws Refusal {
        switch (arguments.label()) {
            case Invocation.FRAME_MAP:
                arguments.require(MAP_WORDS);
                VSpace vspace =
                        new VSpace(arguments.capability(0, ObjectType.VSPACE).object());
                Mapping.map(frame, vspace, arguments.word(1), arguments.word(2), arguments.word(3), 1);
                return;
            case Invocation.FRAME_UNMAP:
                Mapping.unmap(frame);
                return;
            case Invocation.FRAME_PROTECT:
                arguments.require(2);
                Mapping.protect(frame, arguments.word(0), arguments.word(1), 0);
                return;
            case Invocation.FRAME_INFO:
                long mapped = Mapping.isMapped(frame) ? frame.badge() : 0;
                arguments.answer(DirectMap.toPhysical(frame.object()), frame.sizeBits(), mapped, frame.flags());
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }
}
