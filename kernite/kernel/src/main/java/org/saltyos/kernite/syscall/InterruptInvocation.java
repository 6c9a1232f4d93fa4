package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.Interrupts;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.irq.Irqs;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;

/** Operations on the control of interrupts and on their handlers. */
final class InterruptInvocation {
    private static final int CONTROL_WORDS = 4;
    private static final int TARGET_WORD = 2;
    private static final int LEVEL = 1;
    private static final int ACTIVE_LOW = 2;

    private InterruptInvocation() {}

    @Cold
    @NoInline
    static void control(Arguments arguments, Slot control) throws Refusal {
        if (arguments.label() == Invocation.IRQ_CONTROL_GET_MESSAGE) {
            message(arguments, control);
            return;
        }
        if (arguments.label() != Invocation.IRQ_CONTROL_GET) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        arguments.require(CONTROL_WORDS);
        long line = arguments.word(0);
        long flags = arguments.word(1);
        if (line != (int) line || !Interrupts.exists((int) line)) {
            throw Refusal.rangeError(0);
        }
        if ((flags & ~(long) (LEVEL | ACTIVE_LOW)) != 0) {
            throw Refusal.invalidArgument(1);
        }
        Slot target = Targets.emptySlot(arguments, TARGET_WORD);
        int handler = Irqs.issue((int) line, (flags & LEVEL) != 0, (flags & ACTIVE_LOW) != 0);
        Derivation.insertCopy(control, target, Capability.of(ObjectType.IRQ_HANDLER, handler));
    }

    @Cold
    private static void message(Arguments arguments, Slot control) throws Refusal {
        arguments.require(2);
        Slot target = Targets.emptySlot(arguments, 0);
        int handler = Irqs.issueMessage();
        Derivation.insertCopy(control, target, Capability.of(ObjectType.IRQ_HANDLER, handler));
        arguments.answer(Interrupts.messageAddress(), Interrupts.vector(handler), 0, 0);
    }

    /** The frequent operation; the others are apart, because they need more registers. */
    static void handler(Arguments arguments, Slot handler) throws Refusal {
        if (arguments.label() == Invocation.IRQ_HANDLER_ACKNOWLEDGE) {
            Irqs.acknowledge((int) handler.object());
        } else {
            bind(arguments, (int) handler.object());
        }
    }

    @Cold
    @NoInline
    private static void bind(Arguments arguments, int number) throws Refusal {
        switch (arguments.label()) {
            case Invocation.IRQ_HANDLER_BIND:
                arguments.require(1);
                Slot notification = arguments.capability(0, ObjectType.NOTIFICATION);
                if ((notification.rights() & Rights.WRITE) == 0) {
                    throw Refusal.ACCESS_DENIED;
                }
                Irqs.bind(number, notification);
                return;
            case Invocation.IRQ_HANDLER_UNBIND:
                Irqs.unbind(number);
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }
}
