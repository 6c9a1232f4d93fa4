package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.sched.Affinity;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;

/** Operations on scheduling contexts and on the control of processor time. */
@Cold
final class SchedInvocation {
    private static final int CONFIGURE_WORDS = 4;

    private SchedInvocation() {}

    @NoInline
    static void context(Arguments arguments, Slot slot) throws Refusal {
        SchedContext context = new SchedContext(slot.object());
        switch (arguments.label()) {
            case Invocation.SCHED_CONTEXT_BIND:
                arguments.require(1);
                SchedContexts.bind(
                        context, new Tcb(arguments.capability(0, ObjectType.TCB).object()));
                return;
            case Invocation.SCHED_CONTEXT_UNBIND:
                SchedContexts.unbind(context);
                return;
            case Invocation.SCHED_CONTEXT_CONSUMED:
                arguments.answer(SchedContexts.consumed(context));
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    @NoInline
    static void control(Arguments arguments) throws Refusal {
        switch (arguments.label()) {
            case Invocation.SCHED_CONTROL_CONFIGURE:
                arguments.require(CONFIGURE_WORDS);
                SchedContext context = context(arguments);
                SchedContexts.configure(context, arguments.word(1), arguments.word(2), arguments.word(3));
                return;
            case Invocation.SCHED_CONTROL_SET_AFFINITY:
                arguments.require(2);
                Affinity.bind(arguments.word(0) == 0 ? own(arguments) : context(arguments), arguments.word(1));
                return;
            case Invocation.SCHED_CONTROL_PROCESSORS:
                Cpu cpu = ThisCpu.get();
                arguments.answer(Processors.count(), cpu.number(), cpu.utilisation(), 0);
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    private static SchedContext context(Arguments arguments) throws Refusal {
        return new SchedContext(
                arguments.capability(0, ObjectType.SCHED_CONTEXT).object());
    }

    /** The one that the caller runs on, its own or a borrowed one. */
    private static SchedContext own(Arguments arguments) {
        return new SchedContext(arguments.thread().sched());
    }
}
