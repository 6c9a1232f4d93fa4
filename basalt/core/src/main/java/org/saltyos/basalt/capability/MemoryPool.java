package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Memory that memory objects take their pages and tables from.
 *
 * @param address in this program's capability space
 */
public record MemoryPool(long address) {
    /**
     * Lends memory. Who takes it back (by revoking it) takes everything from all objects of this pool.
     *
     * @param memory a whole, unused piece of RAM of at least 8 KiB
     * @throws KernelFault REVOKE_FIRST when it is in use; TABLE_FULL when 14 pieces are lent
     */
    public void lend(Untyped memory) throws KernelFault {
        SystemCalls.invoke(address, Invocation.MEMORY_POOL_LEND, 1, memory.address(), 0, 0, 0);
    }

    /**
     * Pages that can still be taken.
     *
     * @throws KernelFault when this is no pool
     */
    public long freePages() throws KernelFault {
        return SystemCalls.invoke(address, Invocation.MEMORY_POOL_INFO, 0, 0, 0, 0, 0)
                .word0();
    }

    /**
     * Pages taken.
     *
     * @throws KernelFault when this is no pool
     */
    public long usedPages() throws KernelFault {
        return SystemCalls.invoke(address, Invocation.MEMORY_POOL_INFO, 0, 0, 0, 0, 0)
                .word1();
    }
}
