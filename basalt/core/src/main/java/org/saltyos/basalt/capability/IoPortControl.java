package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * The right to hand out I/O ports.
 *
 * @param address in this program's capability space
 */
public record IoPortControl(long address) {
    /**
     * Makes the capability of a range of ports.
     *
     * @param first the lowest port
     * @param last the highest port
     * @param target the CNode that receives the capability
     * @param slot an empty slot of it
     * @throws KernelFault DELETE_FIRST when a part of the range is handed out already
     */
    public void issue(int first, int last, CNode target, long slot) throws KernelFault {
        SystemCalls.invoke(address, Invocation.IO_PORT_CONTROL_ISSUE, 4, first, last, target.address(), slot);
    }
}
