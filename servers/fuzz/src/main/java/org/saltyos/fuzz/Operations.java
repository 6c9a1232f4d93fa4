package org.saltyos.fuzz;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.Signatures;

/** The operations that the threads draw from, by their number in {@link Signatures}. */
final class Operations {
    /** Those that do little harm, and without which the others find nothing, are there more than once. */
    private static final int[] DRAWN = Signatures.of(
            Invocation.UNTYPED_RETYPE,
            Invocation.UNTYPED_RETYPE,
            Invocation.UNTYPED_RETYPE,
            Invocation.UNTYPED_INFO,
            Invocation.CNODE_COPY,
            Invocation.CNODE_COPY,
            Invocation.CNODE_COPY,
            Invocation.CNODE_MINT,
            Invocation.CNODE_MINT,
            Invocation.CNODE_MOVE,
            Invocation.CNODE_MUTATE,
            Invocation.CNODE_SWAP,
            Invocation.CNODE_DELETE,
            Invocation.CNODE_REVOKE,
            Invocation.CNODE_CANCEL_BADGED_SENDS,
            Invocation.CNODE_SAVE_CALLER,
            Invocation.CNODE_SAVE_CALLER,
            Invocation.CNODE_INFO,
            Invocation.TCB_CONFIGURE,
            Invocation.TCB_RESUME,
            Invocation.TCB_SUSPEND,
            Invocation.TCB_READ_REGISTERS,
            Invocation.TCB_WRITE_REGISTERS,
            Invocation.TCB_BIND_NOTIFICATION,
            Invocation.TCB_UNBIND_NOTIFICATION,
            Invocation.TCB_SET_FAULT_ENDPOINT,
            Invocation.TCB_SET_TIMEOUT_ENDPOINT,
            Invocation.TCB_SET_TLS_BASE,
            Invocation.TCB_SET_FLOATING_POINT,
            Invocation.TCB_READ_FLOATING_POINT,
            Invocation.TCB_WRITE_FLOATING_POINT,
            Invocation.SCHED_CONTEXT_BIND,
            Invocation.SCHED_CONTEXT_UNBIND,
            Invocation.SCHED_CONTEXT_CONSUMED,
            Invocation.SCHED_CONTROL_CONFIGURE,
            Invocation.VSPACE_LEND,
            Invocation.VSPACE_INFO,
            Invocation.VSPACE_UNMAP,
            Invocation.VSPACE_PROTECT,
            Invocation.FRAME_MAP,
            Invocation.FRAME_MAP,
            Invocation.FRAME_UNMAP,
            Invocation.FRAME_PROTECT,
            Invocation.FRAME_INFO,
            Invocation.MEMORY_POOL_LEND,
            Invocation.MEMORY_POOL_INFO,
            Invocation.MEMORY_CONFIGURE,
            Invocation.MEMORY_CONFIGURE,
            Invocation.MEMORY_INFO,
            Invocation.MEMORY_RESIZE,
            Invocation.MEMORY_COMMIT,
            Invocation.MEMORY_DECOMMIT,
            Invocation.MEMORY_CLONE,
            Invocation.MEMORY_SUPPLY,
            Invocation.MEMORY_MAP,
            Invocation.MEMORY_MAP,
            Invocation.IRQ_CONTROL_GET,
            Invocation.IRQ_HANDLER_BIND,
            Invocation.IO_PORT_CONTROL_ISSUE,
            Invocation.IO_PORT_OUT,
            Invocation.SYSTEM_SHUTDOWN);

    private Operations() {}

    /** One of them. */
    static int any(Dice dice) {
        return DRAWN[dice.below(DRAWN.length)];
    }
}
