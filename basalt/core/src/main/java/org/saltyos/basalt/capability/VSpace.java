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
     * Maps the frames in a row of slots one behind the other, with ordinary caching.
     *
     * @param table the CNode
     * @param first slot with the first frame
     * @param count number of frames
     * @param virtual where the first one goes
     * @param rights as in {@link Frame#map}
     * @throws KernelFault as in {@link Frame#map}; the frames before the one that could not be are mapped
     */
    public void mapFrames(CNode table, int first, int count, long virtual, int rights) throws KernelFault {
        long row = first | (long) count << Integer.SIZE;
        SystemCalls.invoke(address, Invocation.VSPACE_MAP_FRAMES, 4, table.address(), row, virtual, rights);
    }

    /**
     * Unmaps those frames in a row of slots that are mapped in this address space.
     *
     * @throws KernelFault RANGE_ERROR when the CNode has no such slots
     */
    public void unmapFrames(CNode table, int first, int count) throws KernelFault {
        long row = first | (long) count << Integer.SIZE;
        SystemCalls.invoke(address, Invocation.VSPACE_UNMAP_FRAMES, 2, table.address(), row, 0, 0);
    }

    /**
     * Gives back the page tables of a range that nothing is mapped through any more.
     *
     * @throws KernelFault RANGE_ERROR when the range is not in user space
     */
    public void trim(long virtual, long pages) throws KernelFault {
        SystemCalls.invoke(address, Invocation.VSPACE_TRIM, 2, virtual, pages, 0, 0);
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

    /**
     * Page tables that can still be made.
     *
     * @throws KernelFault when this is no address space
     */
    public long freeTables() throws KernelFault {
        return SystemCalls.invoke(address, Invocation.VSPACE_INFO, 0, 0, 0, 0, 0)
                .word0();
    }
}
