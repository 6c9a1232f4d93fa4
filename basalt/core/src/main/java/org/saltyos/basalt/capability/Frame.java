package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.MapAttribute;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * A page of memory.
 *
 * @param address in this program's capability space
 */
public record Frame(long address) {
    /**
     * Maps the page with ordinary caching.
     *
     * @param memory the address space
     * @param virtual where, aligned to the page's size
     * @param rights {@link org.saltyos.abi.Rights} READ, WRITE, EXECUTE; never the last two together
     * @throws KernelFault DELETE_FIRST when something is mapped there, NOT_ENOUGH_MEMORY when the memory lent for page
     *     tables is used up
     */
    public void map(VSpace memory, long virtual, int rights) throws KernelFault {
        SystemCalls.invoke(address, Invocation.FRAME_MAP, 4, memory.address(), virtual, rights, MapAttribute.CACHED);
    }

    /**
     * Unmaps the page; nothing happens if it is not mapped.
     *
     * @throws KernelFault when this is no frame
     */
    public void unmap() throws KernelFault {
        SystemCalls.invoke(address, Invocation.FRAME_UNMAP, 0, 0, 0, 0, 0);
    }

    /**
     * Changes the rights of the mapping.
     *
     * @throws KernelFault ILLEGAL_OPERATION when it is not mapped
     */
    public void protect(int rights) throws KernelFault {
        SystemCalls.invoke(address, Invocation.FRAME_PROTECT, 2, rights, MapAttribute.CACHED, 0, 0);
    }
}
