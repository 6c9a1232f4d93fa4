package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.MessageWords;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * A table of capabilities. Slots are addressed by their number, which is a complete 64-bit address below this CNode: init
 * gives every CNode a guard that makes it so.
 *
 * @param address in this program's capability space
 */
public record CNode(long address) {
    /** Bits of a complete capability address. */
    private static final int DEPTH = 64;

    private static final int SOURCE_DEPTH_SHIFT = 8;
    private static final int RIGHTS_SHIFT = 16;

    /**
     * Copies a capability with some of its rights.
     *
     * @param slot the empty slot it goes to
     * @param from the CNode it comes from
     * @param source its slot there
     * @param rights {@link org.saltyos.abi.Rights}
     * @throws KernelFault DELETE_FIRST when the slot is occupied, FAILED_LOOKUP when the source is empty
     */
    public void copy(long slot, CNode from, long source, int rights) throws KernelFault {
        SystemCalls.invoke(address, Invocation.CNODE_COPY, 4, slot, from.address(), source, options(rights));
    }

    /**
     * Copies a capability with some of its rights and a new badge, guard or port range.
     *
     * @param badge the badge, guard or range
     * @throws KernelFault as {@link #copy}; ILLEGAL_OPERATION when the capability is badged already
     */
    public void mint(long slot, CNode from, long source, int rights, long badge) throws KernelFault {
        MessageWords.put(4, badge);
        SystemCalls.invoke(address, Invocation.CNODE_MINT, 5, slot, from.address(), source, options(rights));
    }

    /**
     * Moves a capability.
     *
     * @throws KernelFault as {@link #copy}
     */
    public void move(long slot, CNode from, long source) throws KernelFault {
        SystemCalls.invoke(address, Invocation.CNODE_MOVE, 4, slot, from.address(), source, options(0));
    }

    /**
     * Moves a capability and gives it a badge or guard.
     *
     * @throws KernelFault as {@link #copy}
     */
    public void mutate(long slot, CNode from, long source, long badge) throws KernelFault {
        MessageWords.put(4, badge);
        SystemCalls.invoke(address, Invocation.CNODE_MUTATE, 5, slot, from.address(), source, options(0));
    }

    /**
     * Empties a slot; the object goes with its last capability.
     *
     * @throws KernelFault FAILED_LOOKUP when the slot does not exist
     */
    public void delete(long slot) throws KernelFault {
        SystemCalls.invoke(address, Invocation.CNODE_DELETE, 2, slot, DEPTH, 0, 0);
    }

    /**
     * Deletes everything derived from a slot's capability.
     *
     * @throws KernelFault FAILED_LOOKUP when the slot does not exist
     */
    public void revoke(long slot) throws KernelFault {
        SystemCalls.invoke(address, Invocation.CNODE_REVOKE, 2, slot, DEPTH, 0, 0);
    }

    /**
     * Moves the right to answer the present caller into a slot, so that the answer can come later.
     *
     * @throws KernelFault DELETE_FIRST when the slot is occupied
     */
    public void saveCaller(long slot) throws KernelFault {
        SystemCalls.invoke(address, Invocation.CNODE_SAVE_CALLER, 2, slot, DEPTH, 0, 0);
    }

    private static long options(int rights) {
        return DEPTH | DEPTH << SOURCE_DEPTH_SHIFT | rights << RIGHTS_SHIFT;
    }
}
