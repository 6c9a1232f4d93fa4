package org.saltyos.kernite.testing;

import java.util.Random;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Signatures;

/**
 * Random invocations: of the arguments that an operation takes most have the right kind and a likely value, some are
 * anything.
 */
public final class RandomCall {
    /** Slots that the calls use. */
    public static final int SLOTS = 48;

    /** Operations that the others need, drawn as often again. */
    private static final int[] MORE = {
        Invocation.UNTYPED_RETYPE,
        Invocation.UNTYPED_RETYPE,
        Invocation.UNTYPED_RETYPE,
        Invocation.CNODE_COPY,
        Invocation.CNODE_MINT,
        Invocation.CNODE_DELETE,
        Invocation.VSPACE_LEND,
        Invocation.FRAME_MAP,
        Invocation.FRAME_MAP,
        Invocation.MEMORY_POOL_LEND,
        Invocation.MEMORY_CONFIGURE,
        Invocation.MEMORY_COMMIT,
        Invocation.MEMORY_MAP
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
        int operation = draw();
        label = random.nextInt(50) == 0 ? random.nextInt() : Signatures.label(operation);
        int length = Signatures.words(operation);
        if (random.nextInt(40) == 0) {
            length = random.nextInt(7);
        }
        long[] words = new long[length];
        for (int i = 0; i < length; i++) {
            boolean wild = i >= Signatures.words(operation) || random.nextInt(30) == 0;
            words[i] = wild ? anything() : argument(Signatures.kind(operation, i));
        }
        boolean retype = label == Invocation.UNTYPED_RETYPE && length > 1;
        if (retype && words[0] == ObjectType.CNODE && words[1] > 6 && random.nextInt(10) != 0) {
            words[1] = 4 + words[1] % 3; // large tables fill the memory and slow the checks
        }
        boolean chosen = retype && (words[0] == ObjectType.TCB || words[0] == ObjectType.MEMORY_OBJECT);
        if (chosen && random.nextInt(10) != 0) {
            words[1] = random.nextInt(3) == 0 ? 11 : 0; // other sizes are mostly refused
        }
        long capability = random.nextInt(30) == 0 ? anything() : capability(Signatures.invoked(operation));
        return world.invoke(capability, label, words);
    }

    /** The number of an operation: none that ends the machine, or moves the caller's own time, of which it may have none here. */
    private int draw() {
        int drawn = random.nextInt(Signatures.COUNT + MORE.length);
        int operation = drawn < Signatures.COUNT ? drawn : Signatures.of(MORE[drawn - Signatures.COUNT]);
        return switch (Signatures.label(operation)) {
            case Invocation.SYSTEM_SHUTDOWN, Invocation.SCHED_CONTROL_SET_AFFINITY -> draw();
            default -> operation;
        };
    }

    private long argument(int kind) {
        return switch (kind) {
            case Signatures.DESTINATION, Signatures.SOURCE, Signatures.TAKEN ->
                random.nextInt(40) == 0 ? random.nextInt(SLOTS) : freeSlot();
            case Signatures.PAGES, Signatures.PORT -> freeSlot();
            case Signatures.OPTIONS -> 64 | 64 << 8 | (long) (random.nextBoolean() ? 31 : random.nextInt(32)) << 16;
            case Signatures.BADGE, Signatures.WORD, Signatures.NUMBER, Signatures.BUFFER -> random.nextInt(3);
            case Signatures.DEPTH -> 64;
            case Signatures.TYPE ->
                random.nextInt(4) == 0 ? ObjectType.MEMORY_POOL + random.nextInt(2) : random.nextInt(9);
            case Signatures.SIZE -> random.nextInt(3) == 0 ? 4 + random.nextInt(11) : 12 + random.nextInt(2);
            case Signatures.WINDOW -> freeSlot() | (1L + random.nextInt(3)) << 32;
            case Signatures.ADDRESS, Signatures.ENTRY -> page();
            case Signatures.RIGHTS -> 1 + random.nextInt(3);
            case Signatures.NANOSECONDS -> random.nextInt(4) * 1_000_000L;
            case Signatures.PAGER -> random.nextBoolean() ? 0 : capability(ObjectType.ENDPOINT);
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
