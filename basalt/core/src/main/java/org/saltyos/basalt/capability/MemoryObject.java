package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.MessageWords;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * A row of pages that can be mapped, shared and copied on write. Pages appear at their first use.
 *
 * @param address in this program's capability space
 */
public record MemoryObject(long address) {
    /**
     * Makes a fresh object usable; its pages start as zeros.
     *
     * @throws KernelFault ILLEGAL_OPERATION when it is in use already
     */
    public void configure(MemoryPool pool, long pages) throws KernelFault {
        configure(pool, pages, new Endpoint(0));
    }

    /**
     * Makes a fresh object usable whose pages come from a pager: it receives a fault message for each page that is not
     * there, supplies the page, and answers.
     *
     * @throws KernelFault ILLEGAL_OPERATION when it is in use already
     */
    public void configure(MemoryPool pool, long pages, Endpoint pager) throws KernelFault {
        SystemCalls.invoke(address, Invocation.MEMORY_CONFIGURE, 3, pool.address(), pages, pager.address(), 0);
    }

    /**
     * Makes a fresh object a copy of another, out of the same pool; pages are copied when either is written to. One that was configured
     * for the same pool and size and has no pages yet becomes a copy too, and keeps its pager.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY when the pool has no page for a table: the same call goes on after more was lent
     */
    public void copyOf(MemoryObject source) throws KernelFault {
        SystemCalls.invoke(address, Invocation.MEMORY_CLONE, 1, source.address(), 0, 0, 0);
    }

    /**
     * Maps a part.
     *
     * @param memory the address space
     * @param virtual where, aligned to 4 KiB
     * @param rights {@link org.saltyos.abi.Rights} READ, WRITE, EXECUTE; never the last two together
     * @param first number of the first page
     * @param pages number of pages; those that the object does not have are faults until it grows
     * @throws KernelFault DELETE_FIRST when something is mapped there, TABLE_FULL when the object or the address space has
     *     no room for another mapping
     */
    public void map(VSpace memory, long virtual, int rights, long first, long pages) throws KernelFault {
        MessageWords.put(4, pages);
        SystemCalls.invoke(address, Invocation.MEMORY_MAP, 5, memory.address(), virtual, rights, first);
    }

    /**
     * Changes the size; pages beyond it are gone.
     *
     * @throws KernelFault RANGE_ERROR when it is too large
     */
    public void resize(long pages) throws KernelFault {
        SystemCalls.invoke(address, Invocation.MEMORY_RESIZE, 1, pages, 0, 0, 0);
    }

    /**
     * Makes pages be there, so that their first use is no fault.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY when the pool has not enough pages; those made before stay
     */
    public void commit(long first, long pages) throws KernelFault {
        SystemCalls.invoke(address, Invocation.MEMORY_COMMIT, 2, first, pages, 0, 0);
    }

    /**
     * Gives pages back.
     *
     * @throws KernelFault RANGE_ERROR when they are beyond the end
     */
    public void decommit(long first, long pages) throws KernelFault {
        SystemCalls.invoke(address, Invocation.MEMORY_DECOMMIT, 2, first, pages, 0, 0);
    }

    /**
     * Fills a page that is not there with a copy of a frame.
     *
     * @throws KernelFault DELETE_FIRST when the page is there
     */
    public void supply(long page, Frame contents) throws KernelFault {
        SystemCalls.invoke(address, Invocation.MEMORY_SUPPLY, 2, page, contents.address(), 0, 0);
    }

    /**
     * Its size in pages.
     *
     * @throws KernelFault when this is no memory object
     */
    public long pages() throws KernelFault {
        return SystemCalls.invoke(address, Invocation.MEMORY_INFO, 0, 0, 0, 0, 0)
                .word0();
    }

    /**
     * Pages that are there, those shared with others included.
     *
     * @throws KernelFault when this is no memory object
     */
    public long committedPages() throws KernelFault {
        return SystemCalls.invoke(address, Invocation.MEMORY_INFO, 0, 0, 0, 0, 0)
                .word1();
    }
}
