package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * An interrupt line.
 *
 * @param address in this program's capability space
 */
public record IrqHandler(long address) {
    /**
     * Turns interrupts into signals.
     *
     * @param notification its badge tells the bits that an interrupt sets
     * @throws KernelFault when it is no notification
     */
    public void bind(Notification notification) throws KernelFault {
        SystemCalls.invoke(address, Invocation.IRQ_HANDLER_BIND, 1, notification.address(), 0, 0, 0);
    }

    /**
     * Lets the next interrupt come.
     *
     * @throws KernelFault when this is no interrupt handler
     */
    public void acknowledge() throws KernelFault {
        SystemCalls.invoke(address, Invocation.IRQ_HANDLER_ACKNOWLEDGE, 0, 0, 0, 0, 0);
    }

    /**
     * Ends the binding; no interrupt is told any more.
     *
     * @throws KernelFault when this is no handler
     */
    public void unbind() throws KernelFault {
        SystemCalls.invoke(address, Invocation.IRQ_HANDLER_UNBIND, 0, 0, 0, 0, 0);
    }
}
