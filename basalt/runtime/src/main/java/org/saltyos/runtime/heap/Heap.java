package org.saltyos.runtime.heap;

import org.saltyos.lang.Cold;
import org.saltyos.lang.Export;
import org.saltyos.lang.Import;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Memory for objects. Compiled code takes it from a window of zeroed memory by adding to the window's start; what does
 * not fit comes here.
 *
 * <p>The size of every object is a multiple of eight and at least eight; compiled code computes it in 64 bits, so that no
 * array is too large for the computation.
 */
@Unsafe(because = "addresses come from blocks that are taken for the object")
public final class Heap {
    /** Policy: collect only when {@link #boundary} asks. */
    public static final int AT_BOUNDARIES = 0;

    /** Policy: collect also whenever enough was allocated or nothing is left. */
    public static final int ON_DEMAND = 1;

    /** Policy of servers: collect when {@link #boundary} asks, between two messages, and when nothing is left. */
    public static final int WHEN_FULL = 2;

    /** Debug flag: every allocation is a slow one, and collects if the policy allows; so does every boundary. */
    public static final int STRESS = 1;

    /** Debug flag: freed memory is filled with bytes that are no valid object. */
    public static final int POISON = 2;

    /** Debug flag: before and after each collection every reference is checked. */
    public static final int VERIFY = 4;

    /** The least that is allocated between two collections, if the heap is large enough. */
    private static final long LEAST_INTERVAL = 8L << 20;

    private static final int BOUNDARY_SHIFT = 2;
    private static final int MOST_PASSES = 4;

    private static int policy;
    private static int flags;
    private static long size;
    private static long blockEnd;
    private static long sinceCollection;
    private static long interval;
    private static boolean exhausted;
    private static boolean failed;

    private Heap() {}

    /**
     * Makes a heap of zeroed memory.
     *
     * @param memory its address
     * @param bytes its size
     * @param when {@link #AT_BOUNDARIES}, {@link #ON_DEMAND} or {@link #WHEN_FULL}
     * @param debug flags, 0 for none
     * @return whether the memory suffices for any object
     */
    public static boolean initialise(long memory, long bytes, int when, int debug) {
        policy = when;
        flags = debug;
        size = bytes;
        blockEnd = 0;
        sinceCollection = 0;
        Statistics.reset();
        IdentityHash.reset();
        HeapSymbols.window(0, 0);
        interval = LEAST_INTERVAL;
        exhausted = false;
        failed = false;
        return Blocks.initialise(memory, bytes, (debug & VERIFY) != 0);
    }

    /** Makes the heap of a program for assembly code: 1 if the memory suffices for any object, else 0. */
    @Export("salty_heap_initialise")
    static long initialise(long memory, long bytes, long when, long debug) {
        return initialise(memory, bytes, (int) when, (int) debug) ? 1 : 0;
    }

    /**
     * Allocates what does not fit into the window.
     *
     * @param bytes size of the object
     * @param header its first word
     * @param stack lowest address of the stack that can hold references, with all callee-saved registers
     * @return its address, all zero behind the header, or 0 if there is no memory
     */
    @NoInline
    @Export("salty_heap_slow")
    public static long slow(long bytes, long header, long stack) {
        boolean due = (flags & STRESS) != 0 || policy == ON_DEMAND && sinceCollection >= interval;
        boolean collected = policy != AT_BOUNDARIES && due;
        if (collected) {
            collect(stack, bytes);
        }
        long address = take(bytes);
        if (address == 0 && policy != AT_BOUNDARIES && !collected) {
            collect(stack, bytes);
            address = take(bytes);
        }
        if (address != 0) {
            Mem.putLong(address, header);
        } else {
            exhausted = true;
            failed = true;
        }
        return address;
    }

    /**
     * Collects between two messages if enough was allocated since the last time, or if there was not enough memory for
     * something: what it was for is garbage now.
     *
     * @param stack lowest address of the stack that can hold references
     */
    @Cold
    @Export("salty_heap_boundary")
    public static void boundary(long stack) {
        if (isDue()) {
            failed = false;
            collect(stack, 0);
        }
    }

    /** Whether {@link #boundary()} would collect. */
    public static boolean isDue() {
        return failed || sinceCollection >= Math.min(interval, size >>> BOUNDARY_SHIFT) || (flags & STRESS) != 0;
    }

    /**
     * Collects now.
     *
     * @param stack lowest address of the stack that can hold references
     */
    @Cold
    @Export("salty_heap_collect")
    public static void collect(long stack) {
        collect(stack, 0);
    }

    /** Bytes of memory it was made of. */
    public static long size() {
        return size;
    }

    /** Bytes that were neither found in use by the last collection nor handed out since then. */
    public static long free() {
        return Math.max(0, size - Statistics.live() - sinceCollection);
    }

    /** Collects now, from Java code. */
    @Import("salty_collect")
    public static void collect() {
        collect(HeapSymbols.stackBase());
    }

    /** Collects, from Java code, if enough was allocated since the last time. */
    @Import("salty_collect_boundary")
    public static void boundary() {
        boundary(HeapSymbols.stackBase());
    }

    /**
     * Collects; again while objects had to stay for want of room, rounds make room, and there is too little to go on for
     * a while. The first round that moves nothing still counts what lives where, which the next one needs.
     */
    private static void collect(long stack, long wanted) {
        int passes = 0;
        int before;
        boolean stayed;
        do {
            before = Blocks.free();
            stayed = Collector.collect(stack, flags);
            passes++;
        } while (stayed && passes < MOST_PASSES && (passes == 1 || Blocks.free() > before) && !hasRoom(wanted));
        blockEnd = Collector.windowEnd();
        HeapSymbols.window(Collector.windowTop(), (flags & STRESS) != 0 ? Collector.windowTop() : blockEnd);
        sinceCollection = 0;
        interval = Math.max(LEAST_INTERVAL, Statistics.live());
        exhausted = exhausted && !hasRoom(0);
    }

    private static boolean hasRoom(long wanted) {
        return Blocks.free() - 2 * Blocks.reserve() > wanted / Blocks.blockSize();
    }

    private static long take(long bytes) {
        long top = HeapSymbols.top();
        if (bytes <= blockEnd - top) {
            window(top + bytes, blockEnd);
            return top;
        }
        if (bytes > Blocks.largest()) {
            return takeLarge(bytes);
        }
        // Whoever handles that memory is exhausted needs some: half of the collector's reserve.
        int floor = exhausted ? Blocks.reserve() >> 1 : Blocks.reserve();
        int block = Blocks.free() > floor ? Blocks.take() : Blocks.NONE;
        if (block == Blocks.NONE) {
            return 0;
        }
        Blocks.clear(block, Blocks.end(block));
        grew(Blocks.blockSize());
        long address = Blocks.start(block);
        // The window stays where more is left of a block.
        if (blockEnd - top < Blocks.blockSize() - bytes) {
            window(address + bytes, Blocks.end(block));
        }
        return address;
    }

    private static long takeLarge(long bytes) {
        long room = (long) (Blocks.free() - Blocks.reserve()) * Blocks.blockSize();
        int block = bytes <= room ? Blocks.takeLarge(bytes) : Blocks.NONE;
        if (block == Blocks.NONE) {
            return 0;
        }
        grew(Blocks.span(block) * Blocks.blockSize());
        return Blocks.start(block);
    }

    private static void grew(long bytes) {
        sinceCollection += bytes;
        Statistics.allocated(bytes);
    }

    private static void window(long top, long end) {
        blockEnd = end;
        HeapSymbols.window(top, (flags & STRESS) != 0 ? top : end);
    }
}
