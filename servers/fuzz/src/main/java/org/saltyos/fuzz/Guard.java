package org.saltyos.fuzz;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Depth;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Looks after each round whether anybody gained a right: at every capability that the threads can name, at the main
 * thread's own capabilities, and at what arrived through those of its own that it gave away with fewer rights.
 */
final class Guard {
    private static final int LEVELS = 3;
    private static final int MAX_TABLES = 64;
    private static final int DEPTH = 64;
    private static final long OPTIONS = DEPTH | DEPTH << 8 | Rights.ALL << 16;
    private static final int PROBE = Own.FIRST_MOMENTARY + LEVELS + 1;
    private static final long PATTERN = 0x0123_4567_89ab_cdefL;

    /** The kinds that can come of what the sandbox holds, as a set of bits. */
    private static final long KINDS = 1L << ObjectType.NULL
            | 1L << ObjectType.UNTYPED
            | 1L << ObjectType.CNODE
            | 1L << ObjectType.ENDPOINT
            | 1L << ObjectType.NOTIFICATION
            | 1L << ObjectType.TCB
            | 1L << ObjectType.SCHED_CONTEXT
            | 1L << ObjectType.VSPACE
            | 1L << ObjectType.FRAME
            | 1L << ObjectType.REPLY
            | 1L << ObjectType.ZOMBIE
            | 1L << ObjectType.MEMORY_POOL
            | 1L << ObjectType.MEMORY_OBJECT;

    private static long foreignAddress;
    private static long arenaAddress;
    private static long own;
    private static int tables;
    private static int looked;
    private static String complaint = "";
    private static long value;

    private Guard() {}

    /** Remembers how things are before the first round. */
    static void start() {
        foreignAddress = Own.invoke(Own.FOREIGN_PAGE, Invocation.FRAME_INFO, 0, 0, 0, 0, 0)
                .word0();
        arenaAddress =
                Own.invoke(Own.ARENA, Invocation.UNTYPED_INFO, 0, 0, 0, 0, 0).word0();
        own = fingerprint();
        for (int i = 0; i < words(); i++) {
            page(i, PATTERN + i);
        }
    }

    /** What is wrong, empty if nothing is. */
    static String complaint() {
        return complaint;
    }

    /** The value that is wrong. */
    static long value() {
        return value;
    }

    /** Number of capabilities looked at. */
    static int looked() {
        return looked;
    }

    /** Looks at everything after a round. */
    static void check() {
        tables = 0;
        table(Sandbox.table(), Slots.RADIX, 0);
        claim(own == fingerprint(), "own capabilities changed", 0);
        for (int i = 0; i < words(); i++) {
            claim(page(i) == PATTERN + i, "a page that is read-only to all others changed", page(i));
        }
        arrivals();
    }

    private static void claim(boolean holds, String what, long found) {
        if (!holds && complaint.length() == 0) {
            complaint = what;
            value = found;
        }
    }

    /** Everything in the CNode that the own slot {@code slot} holds, and in CNodes in it, three levels deep. */
    @Depth(LEVELS)
    private static void table(int slot, int radix, int level) {
        tables++;
        for (int i = 0; i < 1 << radix; i++) {
            Answer info = Own.look(slot, i);
            claim(info.status() == ErrorCode.OK, "a slot that cannot be looked at", info.status());
            int kind = (int) info.word0();
            claim((KINDS >>> kind & 1) != 0, "a kind that nobody has", kind);
            if (kind == ObjectType.NULL) {
                continue;
            }
            looked++;
            rights(kind, (int) info.word1(), info.word2());
            boolean deeper = kind == ObjectType.CNODE && level < LEVELS - 1 && tables < MAX_TABLES;
            if (deeper || kind == ObjectType.FRAME || kind == ObjectType.UNTYPED) {
                inside(slot, i, kind, (int) info.word1(), (int) info.word3(), level);
            }
        }
    }

    private static void rights(int kind, int rights, long badge) {
        if (badge == Sandbox.FOREIGN_BADGE && kind == ObjectType.ENDPOINT) {
            claim((rights & ~Sandbox.GATE_RIGHTS) == 0, "rights to the main thread's endpoint", rights);
        }
        if (badge == Sandbox.FOREIGN_BADGE && kind == ObjectType.NOTIFICATION) {
            int both = Sandbox.BELL_RIGHTS | Sandbox.EAR_RIGHTS;
            claim((rights & both) != both, "rights to the main thread's notifications", rights);
        }
    }

    private static void inside(int table, int index, int kind, int rights, int size, int level) {
        if (kind == ObjectType.CNODE) {
            int own = Own.FIRST_MOMENTARY + level;
            Ipc.putWord(4, DEPTH - size);
            Answer minted = Own.invoke(Startup.CNODE_SLOT, Invocation.CNODE_MINT, 5, own, table, index, OPTIONS);
            if (minted.status() == ErrorCode.OK) {
                table(own, size, level + 1);
                Own.drop(own);
            }
            return;
        }
        Answer copied = Own.invoke(Startup.CNODE_SLOT, Invocation.CNODE_COPY, 4, PROBE, table, index, OPTIONS);
        if (copied.status() != ErrorCode.OK) {
            claim(copied.status() == ErrorCode.REVOKE_FIRST, "a capability that cannot be copied", copied.status());
            return;
        }
        int label = kind == ObjectType.FRAME ? Invocation.FRAME_INFO : Invocation.UNTYPED_INFO;
        long address = Own.invoke(PROBE, label, 0, 0, 0, 0, 0).word0();
        Own.drop(PROBE);
        if (kind == ObjectType.FRAME && address == foreignAddress) {
            claim((rights & ~Sandbox.PAGE_RIGHTS) == 0, "rights to the main thread's page", rights);
        } else {
            long end = address + (1L << size) - arenaAddress;
            claim(address >= arenaAddress && end <= 1L << Own.ARENA_BITS, "memory of somebody else", address);
        }
    }

    /** One number for all capabilities of the main thread that stay. */
    private static long fingerprint() {
        long hash = 1;
        for (int i = 0; i < Own.FIRST_OF_ROUND; i++) {
            Answer info = Own.look(Startup.CNODE_SLOT, i);
            hash = hash * 31 + info.word0();
            hash = hash * 31 + info.word1();
            hash = hash * 31 + info.word3();
            hash = hash * 31 + (info.word0() == ObjectType.UNTYPED ? 0 : info.word2());
        }
        return hash;
    }

    /** Messages and signals that wait for the main thread carry the badge that it gave, and nobody can signal the rest. */
    private static void arrivals() {
        Answer message = SystemCalls.enter(SystemCall.RECEIVE_NONBLOCKING, Own.GATE, 0, 0, 0, 0, 0);
        if (message.status() == ErrorCode.OK) {
            claim(message.value() == Sandbox.FOREIGN_BADGE, "a message without the badge", message.value());
            SystemCalls.enter(SystemCall.REPLY, 0, 0, 0, 0, 0, 0);
        }
        Answer signals = SystemCalls.enter(SystemCall.POLL, Own.BELL, 0, 0, 0, 0, 0);
        if (signals.status() == ErrorCode.OK) {
            claim(signals.value() == Sandbox.FOREIGN_BADGE, "a signal without the badge", signals.value());
        }
        Answer nothing = SystemCalls.enter(SystemCall.POLL, Own.EAR, 0, 0, 0, 0, 0);
        claim(nothing.status() == ErrorCode.WOULD_BLOCK, "a signal without the right", nothing.value());
    }

    private static int words() {
        return 1 << (ObjectSize.PAGE_BITS - 3);
    }

    @Unsafe(because = "the index lies within the page, which this program made and mapped")
    private static long page(int index) {
        return Mem.getLong(Fuzz.FOREIGN + (long) index * Long.BYTES);
    }

    @Unsafe(because = "the index lies within the page, which this program made and mapped")
    private static void page(int index, long word) {
        Mem.putLong(Fuzz.FOREIGN + (long) index * Long.BYTES, word);
    }
}
