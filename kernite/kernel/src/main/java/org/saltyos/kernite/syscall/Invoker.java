package org.saltyos.kernite.syscall;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.cap.Lookup;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;

/** Operations on objects: finds the capability and hands over to the class of its kind. */
final class Invoker {
    private Invoker() {}

    @Inline
    static void invoke(Tcb thread) throws Refusal {
        Slot slot = Lookup.find(thread.cspace(), thread.rdi());
        if (slot.address() == 0) {
            throw Refusal.INVALID_CAPABILITY;
        }
        dispatch(new Arguments(thread, thread.rsi()), slot);
        thread.rax(ErrorCode.OK);
        thread.rdi(0);
    }

    @NoInline
    private static void dispatch(Arguments arguments, Slot slot) throws Refusal {
        switch (slot.type()) {
            case ObjectType.UNTYPED -> UntypedInvocation.invoke(arguments, slot);
            case ObjectType.CNODE -> CNodeInvocation.invoke(arguments, slot);
            case ObjectType.TCB -> TcbInvocation.invoke(arguments, slot);
            case ObjectType.SCHED_CONTEXT -> SchedInvocation.context(arguments, slot);
            case ObjectType.SCHED_CONTROL -> SchedInvocation.control(arguments);
            case ObjectType.VSPACE -> VSpaceInvocation.invoke(arguments, slot);
            case ObjectType.FRAME -> FrameInvocation.invoke(arguments, slot);
            case ObjectType.IRQ_HANDLER -> InterruptInvocation.handler(arguments, slot);
            case ObjectType.IRQ_CONTROL -> InterruptInvocation.control(arguments, slot);
            case ObjectType.IO_PORT -> IoPortInvocation.ports(arguments, slot);
            case ObjectType.IO_PORT_CONTROL -> IoPortInvocation.control(arguments, slot);
            case ObjectType.MEMORY_POOL -> MemoryInvocation.pool(arguments, slot);
            case ObjectType.MEMORY_OBJECT -> MemoryInvocation.object(arguments, slot);
            case ObjectType.SYSTEM_CONTROL -> SystemInvocation.invoke(arguments);
            default -> throw Refusal.INVALID_CAPABILITY;
        }
    }
}
