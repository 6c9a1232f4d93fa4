package org.saltyos.console;

import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.start.Later;
import org.saltyos.basalt.start.Startup;

/** Callers of write whose text is on its way, in the order of their texts. */
final class WaitingWriters {
    private final int[] slots = new int[Startup.LATER_COUNT];
    private final long[] ends = new long[Startup.LATER_COUNT];
    private int oldest;
    private int size;

    /** Adds a caller who is answered when all bytes up to {@code end} are sent. */
    void add(Later caller, long end) {
        int place = (oldest + size) % slots.length;
        slots[place] = caller.slot();
        ends[place] = end;
        size++;
    }

    /** Answers those whose texts are sent. */
    void serve(long sent) {
        while (size > 0 && ends[oldest] <= sent) {
            Later writer = new Later(slots[oldest]);
            oldest = (oldest + 1) % slots.length;
            size--;
            ConsoleDispatcher.answerWrite(writer);
        }
    }
}
