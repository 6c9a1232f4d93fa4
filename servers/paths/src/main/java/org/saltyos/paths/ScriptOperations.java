package org.saltyos.paths;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;

/** The operations of the {@link Script} with the kinds of their arguments. */
final class ScriptOperations {
    /** Kinds of arguments beside capabilities, which stand for themselves by their {@link ObjectType}. */
    static final int SLOT = -1;

    static final int SOURCE = -2;
    static final int OPTIONS = -3;
    static final int BADGE = -4;
    static final int DEPTH = -5;
    static final int TYPE = -6;
    static final int SIZE = -7;
    static final int WINDOW = -8;
    static final int VIRTUAL = -9;
    static final int RIGHTS = -10;
    static final int SMALL = -11;
    static final int NONE = -12;

    /** Number of operations; those that do little harm are there more than once. */
    static final int COUNT;

    /** Label, kind of the invoked capability, kinds of the words. */
    private static final int[][] ALL = {
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_INFO, ObjectType.UNTYPED},
        {Invocation.CNODE_COPY, ObjectType.CNODE, SLOT, ObjectType.CNODE, SOURCE, OPTIONS},
        {Invocation.CNODE_COPY, ObjectType.CNODE, SLOT, ObjectType.CNODE, SOURCE, OPTIONS},
        {Invocation.CNODE_MINT, ObjectType.CNODE, SLOT, ObjectType.CNODE, SOURCE, OPTIONS, BADGE},
        {Invocation.CNODE_MINT, ObjectType.CNODE, SLOT, ObjectType.CNODE, SOURCE, OPTIONS, BADGE},
        {Invocation.CNODE_MOVE, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_MUTATE, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS, BADGE},
        {Invocation.CNODE_SWAP, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_DELETE, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_REVOKE, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_CANCEL_BADGED_SENDS, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_SAVE_CALLER, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_INFO, ObjectType.CNODE, SLOT, DEPTH},
        {
            Invocation.TCB_CONFIGURE,
            ObjectType.TCB,
            ObjectType.ENDPOINT,
            ObjectType.CNODE,
            ObjectType.VSPACE,
            VIRTUAL,
            ObjectType.FRAME
        },
        {Invocation.TCB_RESUME, ObjectType.TCB},
        {Invocation.TCB_SUSPEND, ObjectType.TCB},
        {Invocation.TCB_READ_REGISTERS, ObjectType.TCB, SMALL},
        {Invocation.TCB_WRITE_REGISTERS, ObjectType.TCB, SMALL, VIRTUAL, VIRTUAL, BADGE},
        {Invocation.TCB_BIND_NOTIFICATION, ObjectType.TCB, ObjectType.NOTIFICATION},
        {Invocation.TCB_UNBIND_NOTIFICATION, ObjectType.TCB},
        {Invocation.TCB_SET_FAULT_ENDPOINT, ObjectType.TCB, ObjectType.ENDPOINT},
        {Invocation.TCB_SET_TIMEOUT_ENDPOINT, ObjectType.TCB, ObjectType.ENDPOINT},
        {Invocation.TCB_SET_TLS_BASE, ObjectType.TCB, VIRTUAL},
        {Invocation.SCHED_CONTEXT_BIND, ObjectType.SCHED_CONTEXT, ObjectType.TCB},
        {Invocation.SCHED_CONTEXT_UNBIND, ObjectType.SCHED_CONTEXT},
        {Invocation.SCHED_CONTEXT_CONSUMED, ObjectType.SCHED_CONTEXT},
        {Invocation.VSPACE_LEND, ObjectType.VSPACE, ObjectType.UNTYPED},
        {Invocation.VSPACE_INFO, ObjectType.VSPACE},
        {Invocation.VSPACE_UNMAP, ObjectType.VSPACE, VIRTUAL, SMALL},
        {Invocation.VSPACE_PROTECT, ObjectType.VSPACE, VIRTUAL, SMALL, RIGHTS},
        {Invocation.VSPACE_TRIM, ObjectType.VSPACE, VIRTUAL, SMALL},
        {Invocation.FRAME_MAP, ObjectType.FRAME, ObjectType.VSPACE, VIRTUAL, RIGHTS, SMALL},
        {Invocation.FRAME_MAP, ObjectType.FRAME, ObjectType.VSPACE, VIRTUAL, RIGHTS, SMALL},
        {Invocation.FRAME_UNMAP, ObjectType.FRAME},
        {Invocation.FRAME_PROTECT, ObjectType.FRAME, RIGHTS, SMALL},
        {Invocation.FRAME_INFO, ObjectType.FRAME},
        {Invocation.MEMORY_POOL_LEND, ObjectType.MEMORY_POOL, ObjectType.UNTYPED},
        {Invocation.MEMORY_POOL_INFO, ObjectType.MEMORY_POOL},
        {Invocation.MEMORY_CONFIGURE, ObjectType.MEMORY_OBJECT, ObjectType.MEMORY_POOL, SLOT, ObjectType.ENDPOINT},
        {Invocation.MEMORY_CONFIGURE, ObjectType.MEMORY_OBJECT, ObjectType.MEMORY_POOL, SLOT, NONE},
        {Invocation.MEMORY_INFO, ObjectType.MEMORY_OBJECT},
        {Invocation.MEMORY_RESIZE, ObjectType.MEMORY_OBJECT, SLOT},
        {Invocation.MEMORY_COMMIT, ObjectType.MEMORY_OBJECT, SMALL, SMALL},
        {Invocation.MEMORY_DECOMMIT, ObjectType.MEMORY_OBJECT, SMALL, SMALL},
        {Invocation.MEMORY_CLONE, ObjectType.MEMORY_OBJECT, ObjectType.MEMORY_OBJECT},
        {Invocation.MEMORY_SUPPLY, ObjectType.MEMORY_OBJECT, SMALL, ObjectType.FRAME},
        {Invocation.MEMORY_MAP, ObjectType.MEMORY_OBJECT, ObjectType.VSPACE, VIRTUAL, RIGHTS, SMALL, SMALL},
        {Invocation.MEMORY_MAP, ObjectType.MEMORY_OBJECT, ObjectType.VSPACE, VIRTUAL, RIGHTS, SMALL, SMALL},
    };

    static {
        COUNT = ALL.length;
    }

    private ScriptOperations() {}

    /** The label of operation {@code operation}. */
    static int label(int operation) {
        return ALL[operation][0];
    }

    /** The kind of the capability that it is invoked on. */
    static int invoked(int operation) {
        return ALL[operation][1];
    }

    /** How many words it takes. */
    static int words(int operation) {
        return ALL[operation].length - 2;
    }

    /** The kind of one of its words. */
    static int kind(int operation, int word) {
        return ALL[operation][word + 2];
    }
}
