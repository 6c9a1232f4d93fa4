package org.saltyos.fuzz;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;

/** The operations on objects with the kinds of their arguments: random arguments of the right kind lead further. */
final class Operations {
    /** Kinds of arguments beside capabilities, which stand for themselves by their {@link ObjectType}. */
    static final int SLOT = -1;

    static final int OPTIONS = -2;
    static final int BADGE = -3;
    static final int DEPTH = -4;
    static final int TYPE = -5;
    static final int SIZE = -6;
    static final int WINDOW = -7;
    static final int VIRTUAL = -8;
    static final int RIGHTS = -9;
    static final int SMALL = -10;
    static final int NONE = -11;

    /** Where a thread is to go on: never in this program's code, of which any part could do anything to this program. */
    static final int ENTRY = -12;

    /** Number of operations; those that do little harm are there more than once. */
    static final int COUNT;

    /** Label, kind of the invoked capability, kinds of the words. */
    private static final int[][] ALL = {
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_INFO, ObjectType.UNTYPED},
        {Invocation.CNODE_COPY, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_COPY, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_COPY, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_MINT, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS, BADGE},
        {Invocation.CNODE_MINT, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS, BADGE},
        {Invocation.CNODE_MOVE, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_MUTATE, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS, BADGE},
        {Invocation.CNODE_SWAP, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_DELETE, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_REVOKE, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_CANCEL_BADGED_SENDS, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_SAVE_CALLER, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_SAVE_CALLER, ObjectType.CNODE, SLOT, DEPTH},
        {Invocation.CNODE_INFO, ObjectType.CNODE, SLOT, DEPTH},
        {
            Invocation.TCB_CONFIGURE,
            ObjectType.TCB,
            ObjectType.ENDPOINT,
            ObjectType.CNODE,
            ObjectType.VSPACE,
            SMALL,
            ObjectType.FRAME
        },
        {Invocation.TCB_RESUME, ObjectType.TCB},
        {Invocation.TCB_SUSPEND, ObjectType.TCB},
        {Invocation.TCB_READ_REGISTERS, ObjectType.TCB, SMALL},
        {Invocation.TCB_WRITE_REGISTERS, ObjectType.TCB, SMALL, ENTRY, ENTRY, BADGE},
        {Invocation.TCB_BIND_NOTIFICATION, ObjectType.TCB, ObjectType.NOTIFICATION},
        {Invocation.TCB_UNBIND_NOTIFICATION, ObjectType.TCB},
        {Invocation.TCB_SET_FAULT_ENDPOINT, ObjectType.TCB, ObjectType.ENDPOINT},
        {Invocation.TCB_SET_TIMEOUT_ENDPOINT, ObjectType.TCB, ObjectType.ENDPOINT},
        {Invocation.TCB_SET_TLS_BASE, ObjectType.TCB, VIRTUAL},
        {Invocation.TCB_SET_FLOATING_POINT, ObjectType.TCB, SMALL},
        {Invocation.TCB_READ_FLOATING_POINT, ObjectType.TCB, BADGE},
        {Invocation.TCB_WRITE_FLOATING_POINT, ObjectType.TCB, BADGE, BADGE, BADGE},
        {Invocation.SCHED_CONTEXT_BIND, ObjectType.SCHED_CONTEXT, ObjectType.TCB},
        {Invocation.SCHED_CONTEXT_UNBIND, ObjectType.SCHED_CONTEXT},
        {Invocation.SCHED_CONTEXT_CONSUMED, ObjectType.SCHED_CONTEXT},
        {Invocation.SCHED_CONTROL_CONFIGURE, ObjectType.SCHED_CONTEXT, ObjectType.SCHED_CONTEXT, BADGE, BADGE, BADGE},
        {Invocation.VSPACE_LEND, ObjectType.VSPACE, ObjectType.UNTYPED},
        {Invocation.VSPACE_INFO, ObjectType.VSPACE},
        {Invocation.FRAME_MAP, ObjectType.FRAME, ObjectType.VSPACE, VIRTUAL, RIGHTS, SMALL},
        {Invocation.FRAME_MAP, ObjectType.FRAME, ObjectType.VSPACE, VIRTUAL, RIGHTS, SMALL},
        {Invocation.FRAME_UNMAP, ObjectType.FRAME},
        {Invocation.FRAME_PROTECT, ObjectType.FRAME, RIGHTS, SMALL},
        {Invocation.FRAME_INFO, ObjectType.FRAME},
        {Invocation.VSPACE_UNMAP, ObjectType.VSPACE, VIRTUAL, SMALL},
        {Invocation.VSPACE_PROTECT, ObjectType.VSPACE, VIRTUAL, SMALL, RIGHTS},
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
        {Invocation.IRQ_CONTROL_GET, ObjectType.CNODE, SMALL, SMALL, ObjectType.CNODE, SLOT},
        {Invocation.IRQ_HANDLER_BIND, ObjectType.NOTIFICATION, ObjectType.NOTIFICATION},
        {Invocation.IO_PORT_CONTROL_ISSUE, ObjectType.CNODE, SLOT, SLOT, ObjectType.CNODE, SLOT},
        {Invocation.IO_PORT_OUT, ObjectType.TCB, SLOT, SMALL, SMALL},
        {Invocation.SYSTEM_SHUTDOWN, ObjectType.ENDPOINT, SMALL},
    };

    static {
        COUNT = ALL.length;
    }

    private Operations() {}

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
