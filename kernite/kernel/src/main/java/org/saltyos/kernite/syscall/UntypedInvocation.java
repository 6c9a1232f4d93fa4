package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.untyped.Retype;
import org.saltyos.lang.NoInline;

/** Operations on untyped memory. */
final class UntypedInvocation {
    private static final int WORDS = 4;
    private static final int COUNT_SHIFT = 32;
    private static final long FIRST_MASK = 0xffff_ffffL;

    private UntypedInvocation() {}

    @NoInline
    static void invoke(Arguments arguments, Slot untyped) throws Refusal {
        switch (arguments.label()) {
            case Invocation.UNTYPED_RETYPE:
                retype(arguments, untyped);
                return;
            case Invocation.UNTYPED_INFO:
                long physical = DirectMap.toPhysical(untyped.object());
                arguments.answer(physical, untyped.sizeBits(), untyped.badge(), untyped.flags());
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    private static void retype(Arguments arguments, Slot untyped) throws Refusal {
        arguments.require(WORDS);
        Slot target = arguments.capability(2, ObjectType.CNODE);
        long window = arguments.word(3);
        long first = window & FIRST_MASK;
        long count = window >>> COUNT_SHIFT;
        Retype.retype(untyped, arguments.word(0), arguments.word(1), target, first, count);
    }
}
