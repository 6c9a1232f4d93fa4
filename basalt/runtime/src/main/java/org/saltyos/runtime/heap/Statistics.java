package org.saltyos.runtime.heap;

/** What the heap has done since it was initialised. */
public final class Statistics {
    private static long collections;
    private static long time;
    private static long longest;
    private static long copied;
    private static long cleared;
    private static long live;
    private static long allocated;
    private static long pinned;
    private static long crowded;

    private Statistics() {}

    static void reset() {
        collections = 0;
        time = 0;
        longest = 0;
        copied = 0;
        cleared = 0;
        live = 0;
        allocated = 0;
        pinned = 0;
        crowded = 0;
    }

    static void cleared(long bytes) {
        cleared += bytes;
    }

    static void allocated(long bytes) {
        allocated += bytes;
    }

    static void collected(long ticks, long liveBytes, long copiedBytes, long pinnedBlocks, long crowdedBlocks) {
        collections++;
        time += ticks;
        longest = Math.max(longest, ticks);
        live = liveBytes;
        copied += copiedBytes;
        pinned = pinnedBlocks;
        crowded += crowdedBlocks;
    }

    /** Collections so far. */
    public static long collections() {
        return collections;
    }

    /** Ticks of the counter that all collections took together. */
    public static long time() {
        return time;
    }

    /** Ticks of the counter that the longest collection took. */
    public static long longest() {
        return longest;
    }

    /** Bytes of objects that were moved, in all collections together. */
    public static long copied() {
        return copied;
    }

    /** Bytes that were set to zero because they had been used before. */
    public static long cleared() {
        return cleared;
    }

    /** Bytes of the blocks that were in use after the last collection. */
    public static long live() {
        return live;
    }

    /** Bytes handed out, in whole blocks. */
    public static long allocated() {
        return allocated;
    }

    /** Blocks that stayed in place in the last collection because something on the stack may refer to them. */
    public static long pinned() {
        return pinned;
    }

    /** Blocks that stayed in place in all collections because there was no room to move their objects to. */
    public static long crowded() {
        return crowded;
    }
}
