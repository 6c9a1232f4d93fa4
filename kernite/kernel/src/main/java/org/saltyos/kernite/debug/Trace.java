package org.saltyos.kernite.debug;

import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.arch.x86_64.FastTraps;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.sync.GuardedBy;

/**
 * The last things the kernel did, for those who look for a bug: a ring of fixed size. Switched off it costs a test on the
 * slow paths; the fastpath of system calls knows nothing of it, so whoever wants to see every call boots with
 * {@code nofastpath}.
 */
public final class Trace {
    /** Entries that are kept, a power of two. */
    public static final int KEPT = 256;

    /** Words of an entry, as {@link org.saltyos.abi.TraceEntryLayout} lays them out. */
    public static final int WORDS = 4;

    private static final int SHOWN = 8;

    @GuardedBy("KERNEL")
    private static final long[] RING = new long[KEPT * WORDS];

    @GuardedBy("KERNEL")
    private static boolean on;

    /** Entries that were noted since the trace began. */
    @GuardedBy("KERNEL")
    private static long count;

    private Trace() {}

    /** Begins anew, or stops and keeps what there is. */
    public static void set(boolean wanted) {
        on = wanted;
        FastTraps.use(!wanted);
        if (wanted) {
            count = 0;
        }
    }

    /** Whether anything is to be noted. */
    public static boolean isOn() {
        return on;
    }

    /**
     * Notes what happens to the thread whose Tcb is at {@code thread}, if that is wanted.
     *
     * @param kind of {@link org.saltyos.abi.TraceKind}
     */
    public static void note(int kind, int number, long thread, long argument) {
        if (on) {
            record(kind | (long) number << Integer.SIZE, thread, argument);
        }
    }

    @NoInline
    private static void record(long event, long thread, long argument) {
        int at = (int) (count & KEPT - 1) * WORDS;
        RING[at] = Clock.now();
        RING[at + 1] = event;
        RING[at + 2] = thread == 0 ? 0 : DirectMap.toPhysical(thread);
        RING[at + 3] = argument;
        count++;
    }

    /** Entries that were noted since the trace began. */
    public static long count() {
        return count;
    }

    /** The number of the oldest entry that is kept, at least {@code wanted}. */
    public static long first(long wanted) {
        return Math.min(count, Math.max(Math.max(0, wanted), count - KEPT));
    }

    /** Word {@code index} of a kept entry. */
    public static long word(long entry, int index) {
        long word = RING[(int) (entry & KEPT - 1) * WORDS + index];
        return index == 0 ? Clock.toNanoseconds(word - Clock.entry()) : word;
    }

    /** Prints the last entries, one a line: time, kind and number, thread, argument. */
    @Cold
    static void print() {
        for (long entry = first(count - SHOWN); entry < count; entry++) {
            DebugConsole.print("  trace ");
            DebugConsole.printNumber(word(entry, 0));
            for (int i = 1; i < WORDS; i++) {
                DebugConsole.print(" ");
                DebugConsole.printHex(word(entry, i));
            }
            DebugConsole.endLine();
        }
    }
}
