package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.PortIo;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.irq.IoPorts;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;

/** Operations on the control of I/O ports and on ranges of them. */
@Cold
final class IoPortInvocation {
    private static final int CONTROL_WORDS = 4;
    private static final int TARGET_WORD = 2;
    private static final int OUT_WORDS = 3;
    private static final long UNSIGNED_INT = 0xffff_ffffL;

    private IoPortInvocation() {}

    @NoInline
    static void control(Arguments arguments, Slot control) throws Refusal {
        if (arguments.label() != Invocation.IO_PORT_CONTROL_ISSUE) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        arguments.require(CONTROL_WORDS);
        long first = arguments.word(0);
        long last = arguments.word(1);
        if (first < 0 || first > IoPorts.LAST) {
            throw Refusal.rangeError(0);
        }
        if (last < first || last > IoPorts.LAST) {
            throw Refusal.rangeError(1);
        }
        Slot target = Targets.emptySlot(arguments, TARGET_WORD);
        long range = IoPorts.issue((int) first, (int) last);
        Capability ports = Capability.of(ObjectType.IO_PORT, 0).badged(range).withExtra(range);
        Derivation.insertCopy(control, target, ports);
    }

    @NoInline
    static void ports(Arguments arguments, Slot ports) throws Refusal {
        switch (arguments.label()) {
            case Invocation.IO_PORT_IN:
                arguments.require(2);
                int read = port(arguments, ports);
                arguments.answer(PortIo.in(read, (int) arguments.word(1)) & UNSIGNED_INT);
                return;
            case Invocation.IO_PORT_OUT:
                arguments.require(OUT_WORDS);
                int written = port(arguments, ports);
                PortIo.out(written, (int) arguments.word(1), (int) arguments.word(2));
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    /** The port in word 0, after the check that the whole access of the width in word 1 lies in the range. */
    private static int port(Arguments arguments, Slot ports) throws Refusal {
        long port = arguments.word(0);
        long width = arguments.word(1);
        if (width != 1 && width != 2 && width != 4) {
            throw Refusal.invalidArgument(1);
        }
        if (port < IoPorts.first(ports.badge()) || port > IoPorts.last(ports.badge()) - width + 1) {
            throw Refusal.rangeError(0);
        }
        return (int) port;
    }
}
