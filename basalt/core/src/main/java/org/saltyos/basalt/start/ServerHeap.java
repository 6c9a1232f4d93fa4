package org.saltyos.basalt.start;

/**
 * The heap that {@code @Server(heapBytes = ...)} gives a server, and what its collector has done since the start. In a
 * server without a heap, and on HotSpot, whose own collector works there, every method does nothing and every figure is 0.
 * In a server with a heap these bodies are those of {@code ServerHeapMethods} in the package {@code heap}.
 */
public final class ServerHeap {
    private ServerHeap() {}

    /**
     * Says that a unit of work is done: collects if a quarter of the heap was allocated since the last collection, or if
     * memory has run out meanwhile. The server loop calls this between two messages; a program with a loop of its own may
     * do so where little is live.
     */
    public static void boundary() {
        // without a heap there is nothing to collect
    }

    /** Collects now. */
    public static void collect() {
        // without a heap there is nothing to collect
    }

    /** Bytes of memory that objects can take. */
    public static long bytes() {
        return 0;
    }

    /** Collections since the start. */
    public static long collections() {
        return 0;
    }

    /** Nanoseconds that all collections took together. */
    public static long nanoseconds() {
        return 0;
    }

    /** Nanoseconds that the longest collection took. */
    public static long longestNanoseconds() {
        return 0;
    }

    /** Bytes of the blocks that were in use after the last collection. */
    public static long liveBytes() {
        return 0;
    }

    /** Bytes handed out since the start, in whole blocks of 4 or 32 KiB. */
    public static long allocatedBytes() {
        return 0;
    }

    /** Bytes of objects that collections moved. */
    public static long copiedBytes() {
        return 0;
    }
}
