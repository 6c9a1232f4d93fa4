package org.saltyos.paths;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Signatures;
import org.saltyos.abi.SystemCall;

/**
 * A random sequence of system calls of one thread, which follows from a seed alone, and one number for all answers. None
 * of the calls waits, asks for the time or touches the thread's memory, so that kernels on different machines must answer
 * them alike; where they do not, the numbers part.
 *
 * <p>The thread has a CNode of {@link #RADIX} and a guard that resolves whole addresses. At the start it holds {@link
 * #MEMORY} and {@link #TABLE} and nothing else. The calls come in rounds: everything is revoked and deleted, some objects of
 * each kind are made, random calls follow, and in the end the thread looks into all slots.
 */
public final class Script {
    /** Radix of the CNode. */
    public static final int RADIX = 8;

    /** Slot of the untyped memory, of which nothing was made yet. */
    public static final int MEMORY = 1;

    /** Size of the untyped memory as a power of two. */
    public static final int MEMORY_BITS = 21;

    /** Slot of the CNode itself. */
    public static final int TABLE = 2;

    /** Calls in a round. */
    public static final int ROUND = 512;

    private static final int DEPTH = 64;
    private static final int END = 48;
    private static final int FIRST_LOOK = ROUND - END;
    private static final int DELETED = END - Setup.FREE;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private static long dice;
    private static long hash;
    private static int step;
    private static int number;
    private static int label;
    private static long capability;
    private static int length;
    private static long information;
    private static final long[] WORDS = new long[MessageInfo.REGISTER_WORDS + 1];

    private Script() {}

    /** Begins anew; {@code seed} is any number but 0. */
    public static void start(long seed) {
        dice = seed;
        hash = seed;
        step = 0;
    }

    /** Prepares the next call. */
    public static void next() {
        int at = step % ROUND;
        step++;
        for (int i = 0; i < WORDS.length; i++) {
            WORDS[i] = 0;
        }
        if (at == 0) {
            invoke(TABLE, Invocation.CNODE_REVOKE, 2, MEMORY, DEPTH, 0, 0);
        } else if (at <= DELETED) {
            invoke(TABLE, Invocation.CNODE_DELETE, 2, Setup.FREE + at - 1, DEPTH, 0, 0);
        } else if (at <= DELETED + Setup.CALLS) {
            setUp(at - DELETED - 1);
        } else if (at >= FIRST_LOOK) {
            invoke(TABLE, Invocation.CNODE_INFO, 2, at - FIRST_LOOK, DEPTH, 0, 0);
        } else if (below(6) == 0) {
            message();
        } else {
            operate();
        }
    }

    private static void setUp(int call) {
        int invoked = Setup.invoked(call);
        invoke(invoked, Setup.label(call), 4, Setup.word(call, 0), Setup.word(call, 1), Setup.word(call, 2), 0);
        if (invoked == MEMORY) {
            WORDS[2] = TABLE;
            WORDS[3] = Setup.word(call, 2) | 1L << Integer.SIZE;
        }
    }

    private static void invoke(long on, int what, int words, long word0, long word1, long word2, long word3) {
        number = SystemCall.INVOKE;
        capability = on;
        label = what;
        length = words;
        information = MessageInfo.of(what, words).bits();
        WORDS[0] = word0;
        WORDS[1] = word1;
        WORDS[2] = word2;
        WORDS[3] = word3;
    }

    private static void operate() {
        int operation = ScriptOperations.get(below(ScriptOperations.COUNT));
        int words = below(32) == 0 ? below(6) : Signatures.words(operation);
        int what = below(32) == 0 ? unusual() : Signatures.label(operation);
        long on = of(Signatures.invoked(operation));
        for (int i = 0; i < WORDS.length; i++) {
            boolean wild = i >= Signatures.words(operation) || below(32) == 0;
            WORDS[i] = wild ? any() : of(Signatures.kind(operation, i));
        }
        invoke(on, what, words, WORDS[0], WORDS[1], WORDS[2], WORDS[3]);
    }

    /** Any operation, but none on floating-point state, of which processors have different amounts. */
    private static int unusual() {
        int any = below(0x90);
        return any >= Invocation.TCB_SET_FLOATING_POINT && any <= Invocation.TCB_WRITE_FLOATING_POINT ? 0 : any;
    }

    private static void message() {
        number = switch (below(6)) {
            case 0 -> SystemCall.SIGNAL;
            case 1 -> SystemCall.POLL;
            case 2 -> SystemCall.SEND_NONBLOCKING;
            case 3 -> SystemCall.RECEIVE_NONBLOCKING;
            case 4 -> SystemCall.REPLY;
            default -> SystemCall.COUNT + below(1000);
        };
        capability = below(4) == 0 ? slot() : Setup.ENDPOINT + below(4);
        label = 0;
        length = below(7);
        information = MessageInfo.of(below(100), length, below(3)).bits();
        for (int i = 0; i < WORDS.length; i++) {
            WORDS[i] = any();
        }
    }

    private static long of(int kind) {
        return switch (kind) {
            case Signatures.DESTINATION, Signatures.TAKEN, Signatures.PAGES -> slot();
            case Signatures.SOURCE -> 1 + below(END - 1);
            case Signatures.OPTIONS -> DEPTH | DEPTH << 8 | (long) (below(2) == 0 ? 31 : below(32)) << 16;
            case Signatures.BADGE, Signatures.WORD -> below(4);
            case Signatures.DEPTH -> DEPTH;
            case Signatures.TYPE -> below(5) == 0 ? ObjectType.MEMORY_POOL + below(2) : below(9);
            case Signatures.SIZE -> below(3) == 0 ? 4 + below(10) : 12 - 8L * below(2);
            case Signatures.WINDOW -> slot() | (1L + below(3)) << Integer.SIZE;
            case Signatures.ADDRESS, Signatures.ENTRY, Signatures.BUFFER ->
                (long) below(3) << 39 | (4L + below(6)) << ObjectSize.PAGE_BITS;
            case Signatures.RIGHTS -> 1 + below(3);
            case Signatures.NUMBER -> below(3);
            case Signatures.PAGER -> below(2) == 0 ? 0 : holder(ObjectType.ENDPOINT);
            default -> holder(kind);
        };
    }

    /** Mostly a slot with a capability of a kind. */
    private static long holder(int kind) {
        return below(4) == 0 ? slot() : Setup.capability(kind, below(3));
    }

    /** A slot that operations may change. */
    private static long slot() {
        return (long) Setup.FREE + below(END - Setup.FREE);
    }

    private static long any() {
        return switch (below(5)) {
            case 0 -> roll();
            case 1 -> -1 - below(3);
            case 2 -> 1L << below(63);
            default -> slot();
        };
    }

    /** Numbers that look random (Marsaglia, "Xorshift RNGs", 2003, with shifts 13, 7, 17). */
    private static long roll() {
        dice ^= dice << 13;
        dice ^= dice >>> 7;
        dice ^= dice << 17;
        return dice;
    }

    private static int below(int end) {
        return (int) ((roll() >>> 33) % end);
    }

    /** The call's number. */
    public static int number() {
        return number;
    }

    /** The capability that the call names. */
    public static long capability() {
        return capability;
    }

    /** The call's message info. */
    public static long information() {
        return information;
    }

    /** Message word {@code index}, 0 to 4; the last goes into the IPC buffer. */
    public static long word(int index) {
        return WORDS[index];
    }

    /** Takes note of the answer in all its registers. Where objects lie in physical memory is left out. */
    public static void saw(
            long status, long value, long answer, long word0, long word1, long word2, long word3, long word4) {
        boolean place = number == SystemCall.INVOKE
                && (label == Invocation.UNTYPED_INFO || label == Invocation.FRAME_INFO)
                && status == 0;
        add(status);
        add(value);
        add(answer);
        add(place ? 0 : word0);
        add(word1);
        add(word2);
        add(word3);
        add(word4);
    }

    private static void add(long seen) {
        hash = (hash ^ seen) * MULTIPLIER;
        hash ^= hash >>> 29;
    }

    /** One number for all answers so far. */
    public static long hash() {
        return hash;
    }
}
