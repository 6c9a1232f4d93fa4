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

    /**
     * Ends the mappings of memory objects in a range.
     *
     * @throws KernelFault TABLE_FULL when a mapping would have to be cut and has no room for its second part
     */
    public void unmap(long virtual, long pages) throws KernelFault {
        SystemCalls.invoke(address, Invocation.VSPACE_UNMAP, 2, virtual, pages, 0, 0);
    }

    /**
     * Changes the rights of memory objects mapped in a range.
     *
     * @throws KernelFault ACCESS_DENIED when one was mapped with a capability that has fewer rights
     */
    public void protect(long virtual, long pages, int rights) throws KernelFault {
        SystemCalls.invoke(address, Invocation.VSPACE_PROTECT, 3, virtual, pages, rights, 0);
    }
}
