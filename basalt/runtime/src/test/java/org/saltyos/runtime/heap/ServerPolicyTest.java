package org.saltyos.runtime.heap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saltyos.lang.memory.Mem;

/** When the heap of a server collects: between messages if that is worth it, and before memory runs out. */
class ServerPolicyTest {
    private static final int SIZE = 256 * 1024;
    private static final int ARRAY = 1000;
    private static final int CHECKED = Heap.POISON | Heap.VERIFY;

    private static void start() {
        SimulatedHeap.start(SIZE, Heap.WHEN_FULL, CHECKED);
    }

    /** Makes arrays that nothing refers to; whether there was memory for all. */
    private static boolean garbage(int bytes) {
        boolean all = true;
        for (int made = 0; made < bytes; made += ARRAY) {
            all &= SimulatedHeap.allocate(SimulatedHeap.BYTES, ARRAY) != 0;
        }
        return all;
    }

    /** Makes arrays that hang on static slots until there is no memory; how many. */
    private static int fill() {
        int count = 0;
        while (true) {
            long node = SimulatedHeap.allocate(SimulatedHeap.REFERENCES, 64);
            if (node == 0) {
                return count;
            }
            Mem.putLong(node + 8, Mem.getLong(SimulatedHeap.slot(0)));
            Mem.putLong(SimulatedHeap.slot(0), node);
            count++;
        }
    }

    @Test
    void lightRequestsDoNotCollectEachTime() {
        start();
        for (int request = 0; request < 1000; request++) {
            assertThat(garbage(ARRAY)).isTrue();
            SimulatedHeap.boundary();
        }
        assertThat(Statistics.collections()).isBetween(10L, 25L);
    }

    @Test
    void garbageOfOneRequestIsCollectedBeforeMemoryRunsOut() {
        start();
        assertThat(garbage(8 * SIZE)).isTrue();
        assertThat(Statistics.collections()).isBetween(8L, 20L);
    }

    @Test
    void afterAFailureTheNextBoundaryCollectsOnce() {
        start();
        assertThat(fill()).isGreaterThan(SIZE / 64 / 8 / 4);
        long collections = Statistics.collections();
        Mem.putLong(SimulatedHeap.slot(0), 0);
        SimulatedHeap.boundary();
        assertThat(Statistics.collections()).isEqualTo(collections + 1);
        assertThat(Statistics.live()).isZero();
        SimulatedHeap.boundary();
        assertThat(Statistics.collections()).isEqualTo(collections + 1);
    }

    @Test
    void whatWasThereBeforeAFailureIsKept() {
        start();
        long kept = SimulatedHeap.allocate(SimulatedHeap.NODE, 0);
        Mem.putLong(kept + SimulatedHeap.NODE_VALUE, 77);
        Mem.putLong(SimulatedHeap.slot(1), kept);
        for (int round = 0; round < 5; round++) {
            fill();
            Mem.putLong(SimulatedHeap.slot(0), 0);
            SimulatedHeap.boundary();
            assertThat(garbage(SIZE / 4)).isTrue();
            long node = Mem.getLong(SimulatedHeap.slot(1));
            assertThat(Mem.getLong(node + SimulatedHeap.NODE_VALUE)).isEqualTo(77);
        }
    }
}
