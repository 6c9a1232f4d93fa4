package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * An address space.
 *
 * @param address in this program's capability space
 */
public record VSpace(long address) {
    /**
     * Lends memory for page tables.
     *
     * @param memory a whole, unused piece of RAM
     * @throws KernelFault ILLEGAL_OPERATION when it is in use or no RAM
     */
    public void lend(Untyped memory) throws KernelFault {
        SystemCalls.invoke(address, Invocation.VSPACE_LEND, 1, memory.address(), 0, 0, 0);
    }
}
