package org.saltyos.paths;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.Signatures;

/** The operations of the {@link Script}, by their number in {@link Signatures}. */
final class ScriptOperations {
    /** Number of operations; those that do little harm are there more than once. */
    static final int COUNT;

    private static final int[] ALL = Signatures.of(
            Invocation.UNTYPED_RETYPE,
            Invocation.UNTYPED_RETYPE,
            Invocation.UNTYPED_INFO,
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
            Invocation.SCHED_CONTEXT_BIND,
            Invocation.SCHED_CONTEXT_UNBIND,
            Invocation.SCHED_CONTEXT_CONSUMED,
            Invocation.VSPACE_LEND,
            Invocation.VSPACE_INFO,
            Invocation.VSPACE_UNMAP,
            Invocation.VSPACE_PROTECT,
            Invocation.VSPACE_TRIM,
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
            Invocation.MEMORY_MAP);

    static {
        COUNT = ALL.length;
    }

    private ScriptOperations() {}

    /** One of them. */
    static int get(int index) {
        return ALL[index];
    }
}
