package org.saltyos.kernite.testing;

import java.util.Random;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;

/**
 * Random invocations: of the arguments that an operation takes most have the right kind and a likely value, some are
 * anything.
 */
public final class RandomCall {
    /** Slots that the calls use. */
    public static final int SLOTS = 48;

    /** Kinds of arguments beside capabilities, which stand for themselves by their {@link ObjectType}. */
    private static final int SLOT = -1;

    private static final int OPTIONS = -2;
    private static final int BADGE = -3;
    private static final int DEPTH = -4;
    private static final int TYPE = -5;
    private static final int SIZE = -6;
    private static final int WINDOW = -7;
    private static final int PAGE = -8;
    private static final int RIGHTS = -9;
    private static final int SMALL = -10;
    private static final int NANOSECONDS = -11;
    private static final int NONE = -12;

    /** Label, kind of the invoked capability, kinds of the words. */
    private static final int[][] OPERATIONS = {
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_RETYPE, ObjectType.UNTYPED, TYPE, SIZE, ObjectType.CNODE, WINDOW},
        {Invocation.UNTYPED_INFO, ObjectType.UNTYPED},
        {Invocation.CNODE_COPY, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_COPY, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_MINT, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS, BADGE},
        {Invocation.CNODE_MINT, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS, BADGE},
        {Invocation.CNODE_MOVE, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_MUTATE, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS, BADGE},
        {Invocation.CNODE_SWAP, ObjectType.CNODE, SLOT, ObjectType.CNODE, SLOT, OPTIONS},
        {Invocation.CNODE_DELETE, ObjectType.CNODE, SLOT, DEPTH},
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
            SMALL,
            ObjectType.FRAME
        },
        {Invocation.TCB_RESUME, ObjectType.TCB},
        {Invocation.TCB_SUSPEND, ObjectType.TCB},
        {Invocation.TCB_READ_REGISTERS, ObjectType.TCB, SMALL},
        {Invocation.TCB_WRITE_REGISTERS, ObjectType.TCB, SMALL, PAGE, PAGE, BADGE},
        {Invocation.TCB_BIND_NOTIFICATION, ObjectType.TCB, ObjectType.NOTIFICATION},
        {Invocation.TCB_UNBIND_NOTIFICATION, ObjectType.TCB},
        {Invocation.TCB_SET_FAULT_ENDPOINT, ObjectType.TCB, ObjectType.ENDPOINT},
        {Invocation.TCB_SET_TIMEOUT_ENDPOINT, ObjectType.TCB, ObjectType.ENDPOINT},
        {Invocation.TCB_SET_TLS_BASE, ObjectType.TCB, PAGE},
        {Invocation.TCB_SET_FLOATING_POINT, ObjectType.TCB, SMALL},
        {Invocation.TCB_READ_FLOATING_POINT, ObjectType.TCB, BADGE},
        {Invocation.TCB_WRITE_FLOATING_POINT, ObjectType.TCB, BADGE, BADGE, BADGE},
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
        {Invocation.VSPACE_LEND, ObjectType.VSPACE, ObjectType.UNTYPED},
        {Invocation.VSPACE_LEND, ObjectType.VSPACE, ObjectType.UNTYPED},
        {Invocation.VSPACE_INFO, ObjectType.VSPACE},
        {Invocation.FRAME_MAP, ObjectType.FRAME, ObjectType.VSPACE, PAGE, RIGHTS, SMALL},
        {Invocation.FRAME_MAP, ObjectType.FRAME, ObjectType.VSPACE, PAGE, RIGHTS, SMALL},
        {Invocation.FRAME_MAP, ObjectType.FRAME, ObjectType.VSPACE, PAGE, RIGHTS, SMALL},
        {Invocation.FRAME_UNMAP, ObjectType.FRAME},
        {Invocation.FRAME_PROTECT, ObjectType.FRAME, RIGHTS, SMALL},
        {Invocation.FRAME_INFO, ObjectType.FRAME},
        {Invocation.VSPACE_UNMAP, ObjectType.VSPACE, PAGE, SMALL},
        {Invocation.VSPACE_PROTECT, ObjectType.VSPACE, PAGE, SMALL, RIGHTS},
        {Invocation.VSPACE_TRIM, ObjectType.VSPACE, PAGE, BADGE},
        {Invocation.VSPACE_MAP_FRAMES, ObjectType.VSPACE, ObjectType.CNODE, WINDOW, PAGE, RIGHTS},
        {Invocation.VSPACE_UNMAP_FRAMES, ObjectType.VSPACE, ObjectType.CNODE, WINDOW},
        {Invocation.VSPACE_PROTECT_FRAMES, ObjectType.VSPACE, ObjectType.CNODE, WINDOW, RIGHTS},
        {Invocation.MEMORY_POOL_LEND, ObjectType.MEMORY_POOL, ObjectType.UNTYPED},
        {Invocation.MEMORY_POOL_LEND, ObjectType.MEMORY_POOL, ObjectType.UNTYPED},
        {Invocation.MEMORY_POOL_INFO, ObjectType.MEMORY_POOL},
        {Invocation.MEMORY_CONFIGURE, ObjectType.MEMORY_OBJECT, ObjectType.MEMORY_POOL, SLOT, ObjectType.ENDPOINT},
        {Invocation.MEMORY_CONFIGURE, ObjectType.MEMORY_OBJECT, ObjectType.MEMORY_POOL, SLOT, NONE},
        {Invocation.MEMORY_INFO, ObjectType.MEMORY_OBJECT},
        {Invocation.MEMORY_RESIZE, ObjectType.MEMORY_OBJECT, SLOT},
        {Invocation.MEMORY_COMMIT, ObjectType.MEMORY_OBJECT, SMALL, SMALL},
        {Invocation.MEMORY_COMMIT, ObjectType.MEMORY_OBJECT, SMALL, SMALL},
        {Invocation.MEMORY_DECOMMIT, ObjectType.MEMORY_OBJECT, SMALL, SMALL},
        {Invocation.MEMORY_CLONE, ObjectType.MEMORY_OBJECT, ObjectType.MEMORY_OBJECT},
        {Invocation.MEMORY_SUPPLY, ObjectType.MEMORY_OBJECT, SMALL, ObjectType.FRAME},
        {Invocation.MEMORY_MAP, ObjectType.MEMORY_OBJECT, ObjectType.VSPACE, PAGE, RIGHTS, SMALL, SMALL},
        {Invocation.MEMORY_MAP, ObjectType.MEMORY_OBJECT, ObjectType.VSPACE, PAGE, RIGHTS, SMALL, SMALL},
        {Invocation.IRQ_CONTROL_GET, ObjectType.IRQ_CONTROL, SMALL, SMALL, ObjectType.CNODE, SLOT},
        {Invocation.IRQ_CONTROL_GET_MESSAGE, ObjectType.IRQ_CONTROL, ObjectType.CNODE, SLOT},
        {Invocation.IRQ_HANDLER_BIND, ObjectType.IRQ_HANDLER, ObjectType.NOTIFICATION},
        {Invocation.IRQ_HANDLER_UNBIND, ObjectType.IRQ_HANDLER},
        {Invocation.IRQ_HANDLER_ACKNOWLEDGE, ObjectType.IRQ_HANDLER},
        {Invocation.IO_PORT_CONTROL_ISSUE, ObjectType.IO_PORT_CONTROL, SLOT, SLOT, ObjectType.CNODE, SLOT},
        {Invocation.IO_PORT_IN, ObjectType.IO_PORT, SLOT, SMALL},
        {Invocation.IO_PORT_OUT, ObjectType.IO_PORT, SLOT, SMALL, SMALL},
        {0, ObjectType.UNTYPED, SMALL},
        {0x7fff_ffff, ObjectType.CNODE, SMALL},
    };

    private final World world;
    private final Random random;

    /** Label of the last call. */
    private int label;

    /** Calls in {@code world}, as {@code random} chooses. */
    public RandomCall(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** Makes objects that need each other, so that operations on them mostly succeed as long as they live. */
    public void prepare() {
        int at = World.FREE;
        world.retype(ObjectType.UNTYPED, 15, at, 2);
        world.retype(ObjectType.MEMORY_POOL, 0, at + 2, 1);
        world.retype(ObjectType.VSPACE, 0, at + 3, 1);
        world.retype(ObjectType.MEMORY_OBJECT, 0, at + 4, 4);
        world.invoke(at + 2, Invocation.MEMORY_POOL_LEND, at);
        world.invoke(at + 3, Invocation.VSPACE_LEND, at + 1);
        for (int i = 4; i < 7; i++) {
            world.invoke(at + i, Invocation.MEMORY_CONFIGURE, at + 2, 8, 0);
        }
    }

    /** Label of the last call that was made. */
    public int label() {
        return label;
    }

    /** Makes one call and returns its status. */
    public int make() {
        int[] operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
        label = operation[0];
        int length = operation.length - 2;
        if (random.nextInt(40) == 0) {
            length = random.nextInt(7);
        }
        long[] words = new long[length];
        for (int i = 0; i < length; i++) {
            boolean wild = i + 2 >= operation.length || random.nextInt(30) == 0;
            words[i] = wild ? anything() : argument(operation[i + 2]);
        }
        boolean retype = operation[0] == Invocation.UNTYPED_RETYPE && length > 1;
        if (retype && words[0] == ObjectType.CNODE && words[1] > 6 && random.nextInt(10) != 0) {
            words[1] = 4 + words[1] % 3; // large tables fill the memory and slow the checks
        }
        boolean chosen = retype && (words[0] == ObjectType.TCB || words[0] == ObjectType.MEMORY_OBJECT);
        if (chosen && random.nextInt(10) != 0) {
            words[1] = random.nextInt(3) == 0 ? 11 : 0; // other sizes are mostly refused
        }
        long capability = random.nextInt(30) == 0 ? anything() : capability(operation[1]);
        return world.invoke(capability, operation[0], words);
    }

    private long argument(int kind) {
        return switch (kind) {
            case SLOT -> random.nextInt(40) == 0 ? random.nextInt(SLOTS) : freeSlot();
            case OPTIONS -> 64 | 64 << 8 | (long) (random.nextBoolean() ? 31 : random.nextInt(32)) << 16;
            case BADGE -> random.nextInt(3);
            case DEPTH -> 64;
            case TYPE -> random.nextInt(4) == 0 ? ObjectType.MEMORY_POOL + random.nextInt(2) : random.nextInt(9);
            case SIZE -> random.nextInt(3) == 0 ? 4 + random.nextInt(11) : 12 + random.nextInt(2);
            case WINDOW -> freeSlot() | (1L + random.nextInt(3)) << 32;
            case PAGE -> page();
            case RIGHTS -> 1 + random.nextInt(3);
            case NONE -> 0;
            case SMALL -> random.nextInt(3);
            case NANOSECONDS -> random.nextInt(4) * 1_000_000L;
            default -> capability(kind);
        };
    }

    /** A slot with a capability of a kind if a few tries find one; CNodes are mostly the thread's own. */
    private long capability(int kind) {
        if (kind == ObjectType.CNODE && random.nextInt(6) != 0) {
            return World.CNODE;
        }
        for (int i = 0; i < 200; i++) {
            int slot = random.nextInt(SLOTS);
            if (world.slot(slot).type() == kind) {
                return slot;
            }
        }
        return random.nextInt(SLOTS);
    }

    private long freeSlot() {
        return World.FREE + random.nextInt(SLOTS - World.FREE);
    }

    private long page() {
        long base = random.nextInt(3) == 0 ? (long) random.nextInt(4) << 39 : 0x40_0000;
        return base + ((long) random.nextInt(6) << 12);
    }

    private long anything() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt();
            case 2 -> 0x7fff_ffff_ffffL;
            case 3 -> -1;
            default -> random.nextInt(SLOTS);
        };
    }
}
