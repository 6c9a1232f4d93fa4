package org.saltyos.abi;

/**
 * What each operation of {@link Invocation} is invoked on, and what its words mean: random tests draw from it arguments that
 * lead further than any numbers would.
 *
 * <p>A kind is an {@link ObjectType}, for the address of a capability of that type, or one of the negative numbers here.
 */
public final class Signatures {
    /** Address of a slot that is to receive a capability. */
    public static final int DESTINATION = -1;

    /** Address of a slot whose capability stays as it is. */
    public static final int SOURCE = -2;

    /** Depths and rights of {@link Invocation#CNODE_COPY}. */
    public static final int OPTIONS = -3;

    /** A badge, guard or range. */
    public static final int BADGE = -4;

    /** Bits of an address to resolve. */
    public static final int DEPTH = -5;

    /** An {@link ObjectType} to make. */
    public static final int TYPE = -6;

    /** Its size bits. */
    public static final int SIZE = -7;

    /** A row of slots: first index | count &lt;&lt; 32. */
    public static final int WINDOW = -8;

    /** A virtual address. */
    public static final int ADDRESS = -9;

    /** A virtual address that a thread goes on at, or has its stack at. */
    public static final int ENTRY = -10;

    /** The virtual address of an IPC buffer, or 0. */
    public static final int BUFFER = -11;

    /** Rights, with or without {@link MapAttribute}. */
    public static final int RIGHTS = -12;

    /** A small number: a flag, a width, an index. */
    public static final int NUMBER = -13;

    /** A number of pages. */
    public static final int PAGES = -14;

    /** A number of an I/O port. */
    public static final int PORT = -15;

    /** A time span. */
    public static final int NANOSECONDS = -16;

    /** Any word. */
    public static final int WORD = -17;

    /** Address of an endpoint capability, or 0. */
    public static final int PAGER = -18;

    /** Address of a slot whose capability goes, or is what others were derived from. */
    public static final int TAKEN = -19;

    /** Label, kind of the invoked capability, kinds of the words. */
    private static final int[][] ALL = {
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_INFO, ObjectType.UNTYPED},
        {Invocation.CNODE_COPY, ObjectType.CNODE, DESTINATION, ObjectType.CNODE, SOURCE, OPTIONS},
        {Invocation.CNODE_MINT, ObjectType.CNODE, DESTINATION, ObjectType.CNODE, SOURCE, OPTIONS, BADGE},
        {Invocation.CNODE_MOVE, ObjectType.CNODE, DESTINATION, ObjectType.CNODE, TAKEN, OPTIONS},
        {Invocation.CNODE_MUTATE, ObjectType.CNODE, DESTINATION, ObjectType.CNODE, TAKEN, OPTIONS, BADGE},
        {Invocation.CNODE_DELETE, ObjectType.CNODE, TAKEN, DEPTH},
        {Invocation.CNODE_REVOKE, ObjectType.CNODE, TAKEN, DEPTH},
        {Invocation.CNODE_CANCEL_BADGED_SENDS, ObjectType.CNODE, TAKEN, DEPTH},
        {Invocation.CNODE_SAVE_CALLER, ObjectType.CNODE, DESTINATION, DEPTH},
        {Invocation.CNODE_INFO, ObjectType.CNODE, SOURCE, DEPTH},
        {Invocation.CNODE_SWAP, ObjectType.CNODE, TAKEN, ObjectType.CNODE, TAKEN, OPTIONS},
        {
            Invocation.TCB_CONFIGURE,
            ObjectType.TCB,
            ObjectType.ENDPOINT,
            ObjectType.CNODE,
            ObjectType.VSPACE,
            BUFFER,
            ObjectType.FRAME
        },
        {Invocation.TCB_RESUME, ObjectType.TCB},
        {Invocation.TCB_SUSPEND, ObjectType.TCB},
        {Invocation.TCB_READ_REGISTERS, ObjectType.TCB, NUMBER},
        {Invocation.TCB_WRITE_REGISTERS, ObjectType.TCB, NUMBER, ENTRY, ENTRY, WORD},
        {Invocation.TCB_BIND_NOTIFICATION, ObjectType.TCB, ObjectType.NOTIFICATION},
        {Invocation.TCB_UNBIND_NOTIFICATION, ObjectType.TCB},
        {Invocation.TCB_SET_FAULT_ENDPOINT, ObjectType.TCB, ObjectType.ENDPOINT},
        {Invocation.TCB_SET_TIMEOUT_ENDPOINT, ObjectType.TCB, ObjectType.ENDPOINT},
        {Invocation.TCB_SET_TLS_BASE, ObjectType.TCB, ADDRESS},
        {Invocation.TCB_SET_FLOATING_POINT, ObjectType.TCB, NUMBER},
        {Invocation.TCB_READ_FLOATING_POINT, ObjectType.TCB, NUMBER},
        {Invocation.TCB_WRITE_FLOATING_POINT, ObjectType.TCB, NUMBER, WORD, WORD},
        {Invocation.SCHED_CONTEXT_BIND, ObjectType.SCHED_CONTEXT, ObjectType.TCB},
        {Invocation.SCHED_CONTEXT_UNBIND, ObjectType.SCHED_CONTEXT},
        {Invocation.SCHED_CONTEXT_CONSUMED, ObjectType.SCHED_CONTEXT},
        {
            Invocation.SCHED_CONTROL_CONFIGURE,
            ObjectType.SCHED_CONTROL,
            ObjectType.SCHED_CONTEXT,
            NANOSECONDS,
            NANOSECONDS,
            NANOSECONDS
        },
        {Invocation.SCHED_CONTROL_SET_AFFINITY, ObjectType.SCHED_CONTROL, ObjectType.SCHED_CONTEXT, NUMBER},
        {Invocation.SCHED_CONTROL_PROCESSORS, ObjectType.SCHED_CONTROL},
        {Invocation.VSPACE_LEND, ObjectType.VSPACE, ObjectType.UNTYPED},
        {Invocation.VSPACE_INFO, ObjectType.VSPACE},
        {Invocation.VSPACE_UNMAP, ObjectType.VSPACE, ADDRESS, NUMBER},
        {Invocation.VSPACE_PROTECT, ObjectType.VSPACE, ADDRESS, NUMBER, RIGHTS},
        {Invocation.VSPACE_TRIM, ObjectType.VSPACE, ADDRESS, NUMBER},
        {Invocation.VSPACE_MAP_FRAMES, ObjectType.VSPACE, ObjectType.CNODE, WINDOW, ADDRESS, RIGHTS},
        {Invocation.VSPACE_UNMAP_FRAMES, ObjectType.VSPACE, ObjectType.CNODE, WINDOW},
        {Invocation.VSPACE_PROTECT_FRAMES, ObjectType.VSPACE, ObjectType.CNODE, WINDOW, RIGHTS},
        {Invocation.FRAME_MAP, ObjectType.FRAME, ObjectType.VSPACE, ADDRESS, RIGHTS, NUMBER},
        {Invocation.FRAME_UNMAP, ObjectType.FRAME},
        {Invocation.FRAME_PROTECT, ObjectType.FRAME, RIGHTS, NUMBER},
        {Invocation.FRAME_INFO, ObjectType.FRAME},
        {Invocation.IRQ_CONTROL_GET, ObjectType.IRQ_CONTROL, NUMBER, NUMBER, ObjectType.CNODE, DESTINATION},
        {Invocation.IRQ_HANDLER_BIND, ObjectType.IRQ_HANDLER, ObjectType.NOTIFICATION},
        {Invocation.IRQ_HANDLER_UNBIND, ObjectType.IRQ_HANDLER},
        {Invocation.IRQ_HANDLER_ACKNOWLEDGE, ObjectType.IRQ_HANDLER},
        {Invocation.IRQ_CONTROL_GET_MESSAGE, ObjectType.IRQ_CONTROL, ObjectType.CNODE, DESTINATION},
        {Invocation.IO_PORT_CONTROL_ISSUE, ObjectType.IO_PORT_CONTROL, PORT, PORT, ObjectType.CNODE, DESTINATION},
        {Invocation.IO_PORT_IN, ObjectType.IO_PORT, PORT, NUMBER},
        {Invocation.IO_PORT_OUT, ObjectType.IO_PORT, PORT, NUMBER, NUMBER},
        {Invocation.SYSTEM_DEBUG_WRITE, ObjectType.SYSTEM_CONTROL, NUMBER, WORD, WORD, WORD},
        {Invocation.SYSTEM_SHUTDOWN, ObjectType.SYSTEM_CONTROL, NUMBER},
        {Invocation.SYSTEM_TRACE, ObjectType.SYSTEM_CONTROL, NUMBER},
        {Invocation.SYSTEM_TRACE_READ, ObjectType.SYSTEM_CONTROL, NUMBER},
        {Invocation.MEMORY_POOL_LEND, ObjectType.MEMORY_POOL, ObjectType.UNTYPED},
        {Invocation.MEMORY_POOL_INFO, ObjectType.MEMORY_POOL},
        {Invocation.MEMORY_CONFIGURE, ObjectType.MEMORY_OBJECT, ObjectType.MEMORY_POOL, PAGES, PAGER},
        {Invocation.MEMORY_INFO, ObjectType.MEMORY_OBJECT},
        {Invocation.MEMORY_RESIZE, ObjectType.MEMORY_OBJECT, PAGES},
        {Invocation.MEMORY_COMMIT, ObjectType.MEMORY_OBJECT, NUMBER, NUMBER},
        {Invocation.MEMORY_DECOMMIT, ObjectType.MEMORY_OBJECT, NUMBER, NUMBER},
        {Invocation.MEMORY_CLONE, ObjectType.MEMORY_OBJECT, ObjectType.MEMORY_OBJECT},
        {Invocation.MEMORY_SUPPLY, ObjectType.MEMORY_OBJECT, NUMBER, ObjectType.FRAME},
        {Invocation.MEMORY_MAP, ObjectType.MEMORY_OBJECT, ObjectType.VSPACE, ADDRESS, RIGHTS, NUMBER, NUMBER},
    };

    /** How many operations there are. */
    public static final int COUNT = ALL.length;

    private Signatures() {}

    /** The number, from 0, of the operation with a label; negative if there is none. */
    public static int of(int label) {
        for (int i = 0; i < ALL.length; i++) {
            if (ALL[i][0] == label) {
                return i;
            }
        }
        return -1;
    }

    /** The numbers of the operations with {@code labels}, in the same order. */
    public static int[] of(int... labels) {
        int[] numbers = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            numbers[i] = of(labels[i]);
        }
        return numbers;
    }

    /** The label of an operation. */
    public static int label(int operation) {
        return ALL[operation][0];
    }

    /** The type of the capability that it is invoked on. */
    public static int invoked(int operation) {
        return ALL[operation][1];
    }

    /** How many words it takes. */
    public static int words(int operation) {
        return ALL[operation].length - 2;
    }

    /** The kind of one of its words. */
    public static int kind(int operation, int word) {
        return ALL[operation][word + 2];
    }
}
