package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Memory that is not used for anything yet.
 *
 * @param address in this program's capability space
 */
public record Untyped(long address) {
    private static final int COUNT_SHIFT = 32;

    /**
     * Makes objects, all or none.
     *
     * @param type an {@link org.saltyos.abi.ObjectType}
     * @param sizeBits size as a power of two (CNode: radix); ignored for kinds of fixed size
     * @param target the CNode that receives the capabilities
     * @param slot the first slot, the others follow it
     * @param count number of objects, 1 to 256
     * @throws KernelFault NOT_ENOUGH_MEMORY when the rest of this memory does not suffice; DELETE_FIRST when a slot is
     *     occupied
     */
    public void retype(int type, int sizeBits, CNode target, long slot, int count) throws KernelFault {
        long window = slot | (long) count << COUNT_SHIFT;
        SystemCalls.invoke(address, Invocation.UNTYPED_RETYPE, 4, type, sizeBits, target.address(), window);
    }

    /**
     * Its size as a power of two.
     *
     * @throws KernelFault when this is no untyped memory
     */
    public int sizeBits() throws KernelFault {
        return (int) SystemCalls.invoke(address, Invocation.UNTYPED_INFO, 0, 0, 0, 0, 0)
                .word1();
    }

    /**
     * Bytes that objects were made of, counted from its start.
     *
     * @throws KernelFault when this is no untyped memory
     */
    public long usedBytes() throws KernelFault {
        return SystemCalls.invoke(address, Invocation.UNTYPED_INFO, 0, 0, 0, 0, 0)
                .word2();
    }
}
