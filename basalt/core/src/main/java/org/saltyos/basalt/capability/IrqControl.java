package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * The right to make interrupt handlers.
 *
 * @param address in this program's capability space
 */
public record IrqControl(long address) {
    /**
     * Makes the handler of an edge-triggered interrupt line.
     *
     * @param line global system interrupt
     * @param target the CNode that receives the capability
     * @param slot an empty slot of it
     * @throws KernelFault DELETE_FIRST when the line has a handler already
     */
    public void get(int line, CNode target, long slot) throws KernelFault {
        SystemCalls.invoke(address, Invocation.IRQ_CONTROL_GET, 4, line, 0, target.address(), slot);
    }

    /**
     * Makes a handler for message-signalled interrupts.
     *
     * @return the address in word 0 and the data in word 1 that the device has to write
     * @throws KernelFault DELETE_FIRST when the slot is taken, TABLE_FULL when all vectors are in use
     */
    public Answer getMessage(CNode target, long slot) throws KernelFault {
        return SystemCalls.invoke(address, Invocation.IRQ_CONTROL_GET_MESSAGE, 2, target.address(), slot, 0, 0);
    }
}
