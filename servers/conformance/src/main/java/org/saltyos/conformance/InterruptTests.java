package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.start.Startup;

/** The interrupt handler that the manifest asks for; no device is connected to its line. */
final class InterruptTests {
    /** A line that no device of QEMU's q35 uses. */
    static final int LINE = 5;

    private InterruptTests() {}

    static void run() {
        Check.begin("INTERRUPT0001");
        long handler = Startup.irq(LINE).address();
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int reader = Objects.mint(notification, Rights.READ, 0);
        Check.status("unknown label", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(handler, 0xfff));
        Check.status("no words", ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(handler, Invocation.IRQ_HANDLER_BIND));
        Check.status(
                "bind to no notification",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(handler, Invocation.IRQ_HANDLER_BIND, 1, Startup.CNODE_SLOT, 0, 0, 0));
        Check.status(
                "bind without the right to signal",
                ErrorCode.ACCESS_DENIED,
                Raw.invoke(handler, Invocation.IRQ_HANDLER_BIND, 1, reader, 0, 0, 0));
        Check.ok("bind", Raw.invoke(handler, Invocation.IRQ_HANDLER_BIND, 1, notification, 0, 0, 0));
        Check.ok("bind again", Raw.invoke(handler, Invocation.IRQ_HANDLER_BIND, 1, notification, 0, 0, 0));
        Check.ok("acknowledge", Raw.invoke(handler, Invocation.IRQ_HANDLER_ACKNOWLEDGE));
        Check.ok("unbind", Raw.invoke(handler, Invocation.IRQ_HANDLER_UNBIND));
        Check.ok("unbind twice", Raw.invoke(handler, Invocation.IRQ_HANDLER_UNBIND));
        Check.ok("acknowledge unbound", Raw.invoke(handler, Invocation.IRQ_HANDLER_ACKNOWLEDGE));
        Check.end();
    }
}
