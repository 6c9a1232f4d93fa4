package org.saltyos.basalt.heap;

import org.saltyos.basalt.start.ServerHeap;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.runtime.Substitute;
import org.saltyos.runtime.heap.Heap;
import org.saltyos.runtime.heap.Statistics;

/** The bodies of {@link ServerHeap} in a server with a heap. */
@Substitute("org.saltyos.basalt.start.ServerHeap")
final class ServerHeapMethods {
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

    private ServerHeapMethods() {}

    @Unsafe(because = "objects that move are found by the collector wherever the program keeps them")
    static void boundary() {
        if (Heap.isDue()) {
            Heap.boundary();
        }
    }

    @Unsafe(because = "objects that move are found by the collector wherever the program keeps them")
    static void collect() {
        Heap.collect();
    }

    static long bytes() {
        return Heap.size();
    }

    static long collections() {
        return Statistics.collections();
    }

    static long nanoseconds() {
        return nanoseconds(Statistics.time());
    }

    static long longestNanoseconds() {
        return nanoseconds(Statistics.longest());
    }

    static long liveBytes() {
        return Statistics.live();
    }

    static long allocatedBytes() {
        return Statistics.allocated();
    }

    static long copiedBytes() {
        return Statistics.copied();
    }

    /** The product with what is left of a second stays within a long up to 9 GHz. */
    private static long nanoseconds(long ticks) {
        long frequency = Startup.timeStampFrequency();
        return ticks / frequency * NANOSECONDS_PER_SECOND + ticks % frequency * NANOSECONDS_PER_SECOND / frequency;
    }
}
