package org.saltyos.console;

import org.saltyos.basalt.start.Later;
import org.saltyos.basalt.start.Startup;

/** Callers of read that wait until something is typed, first come, first served. */
final class WaitingReaders {
    private final int[] slots = new int[Startup.LATER_COUNT];
    private final int[] counts = new int[Startup.LATER_COUNT];
    private int oldest;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds a caller that wants at most {@code count} bytes; there are never more callers than can be kept waiting. */
    void add(Later caller, int count) {
        int place = (oldest + size) % slots.length;
        slots[place] = caller.slot();
        counts[place] = count;
        size++;
    }

    /** How many bytes the first one wants. */
    int count() {
        return counts[oldest];
    }

    /** Takes the first one out. */
    Later remove() {
        Later first = new Later(slots[oldest]);
        oldest = (oldest + 1) % slots.length;
        size--;
        return first;
    }
}
