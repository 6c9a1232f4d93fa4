package org.saltyos.paths;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;

/** What a round of the {@link Script} begins with: some objects of each kind, and memory lent to those that need it. */
final class Setup {
    /** First slot that is free before. */
    static final int FREE = 8;

    /** Two endpoints, behind them two notifications. */
    static final int ENDPOINT = FREE;

    private static final int NOTIFICATION = FREE + 2;
    private static final int TCB = FREE + 4;
    private static final int CONTEXT = FREE + 5;
    private static final int SPACE = FREE + 6;
    private static final int FRAME = FREE + 7;
    private static final int SMALL_TABLE = FREE + 9;
    private static final int UNTYPED = FREE + 10;
    private static final int LENT = FREE + 12;
    private static final int POOL = FREE + 14;
    private static final int OBJECT = FREE + 15;

    /** Number of calls. */
    static final int CALLS;

    /** Invoked slot, label, words; of a retype the type, the size and the target's slot. */
    private static final int[][] ALL = {
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.ENDPOINT, 0, ENDPOINT},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.ENDPOINT, 0, ENDPOINT + 1},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.NOTIFICATION, 0, NOTIFICATION},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.NOTIFICATION, 0, NOTIFICATION + 1},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.TCB, 0, TCB},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.SCHED_CONTEXT, 0, CONTEXT},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.VSPACE, 0, SPACE},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.FRAME, 12, FRAME},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.FRAME, 12, FRAME + 1},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.CNODE, 4, SMALL_TABLE},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, 16, UNTYPED},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, 14, UNTYPED + 1},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, 15, LENT},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, 16, LENT + 1},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.MEMORY_POOL, 0, POOL},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.MEMORY_OBJECT, 0, OBJECT},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.MEMORY_OBJECT, 0, OBJECT + 1},
        {Script.MEMORY, Invocation.UNTYPED_RETYPE, ObjectType.MEMORY_OBJECT, 0, OBJECT + 2},
        {SPACE, Invocation.VSPACE_LEND, LENT, 0, 0},
        {POOL, Invocation.MEMORY_POOL_LEND, LENT + 1, 0, 0},
        {OBJECT, Invocation.MEMORY_CONFIGURE, POOL, 8, 0},
        {OBJECT + 1, Invocation.MEMORY_CONFIGURE, POOL, 12, 0},
    };

    static {
        CALLS = ALL.length;
    }

    private Setup() {}

    /** The slot that call {@code call} invokes. */
    static int invoked(int call) {
        return ALL[call][0];
    }

    /** The operation of call {@code call}. */
    static int label(int call) {
        return ALL[call][1];
    }

    /** Word {@code word} of call {@code call}, 0 to 2. */
    static int word(int call, int word) {
        return ALL[call][2 + word];
    }

    /** Where a capability of a kind is after the calls; {@code which} chooses where there are several. */
    static int capability(int kind, int which) {
        return switch (kind) {
            case ObjectType.UNTYPED -> UNTYPED + which % 2;
            case ObjectType.CNODE -> which == 0 ? SMALL_TABLE : Script.TABLE;
            case ObjectType.ENDPOINT -> ENDPOINT + which % 2;
            case ObjectType.NOTIFICATION -> NOTIFICATION + which % 2;
            case ObjectType.TCB -> TCB;
            case ObjectType.SCHED_CONTEXT -> CONTEXT;
            case ObjectType.VSPACE -> SPACE;
            case ObjectType.FRAME -> FRAME + which % 2;
            case ObjectType.MEMORY_POOL -> POOL;
            default -> OBJECT + which;
        };
    }
}
