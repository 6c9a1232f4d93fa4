package org.saltyos.runtime.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.saltyos.lang.memory.Mem;

/** What the collector keeps, moves and frees, one situation each. */
class CollectorTest {
    private static final int CHECKED = Heap.POISON | Heap.VERIFY;
    private static final int MEGABYTE = 1 << 20;

    private static long node(long value, long next) {
        long node = SimulatedHeap.allocate(SimulatedHeap.NODE, 0);
        assertThat(node).isNotZero();
        Mem.putLong(node + SimulatedHeap.NODE_VALUE, value);
        Mem.putLong(node + SimulatedHeap.NODE_NEXT, next);
        return node;
    }

    private static long root(int index) {
        return Mem.getLong(SimulatedHeap.slot(index));
    }

    private static void setRoot(int index, long object) {
        Mem.putLong(SimulatedHeap.slot(index), object);
    }

    /** Puts a list of values count - 1 to 0 into static slot 0. */
    private static void list(int count) {
        for (int i = 0; i < count; i++) {
            long node = node(i, 0);
            Mem.putLong(node + SimulatedHeap.NODE_NEXT, root(0));
            setRoot(0, node);
        }
    }

    private static void checkList(int count) {
        long node = root(0);
        for (int i = count - 1; i >= 0; i--) {
            assertThat((int) Mem.getLong(node + SimulatedHeap.NODE_VALUE)).isEqualTo(i);
            node = Mem.getLong(node + SimulatedHeap.NODE_NEXT);
        }
        assertThat(node).isZero();
    }

    @Test
    void aListOfAHundredThousandNodesNeedsNoRecursion() {
        SimulatedHeap.start(16 * MEGABYTE, Heap.ON_DEMAND, CHECKED);
        list(100_000);
        SimulatedHeap.collect();
        SimulatedHeap.collect();
        checkList(100_000);
        assertThat(Statistics.copied()).isEqualTo(2 * 100_000 * 24);
    }

    @Test
    void cyclesAreFreed() {
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        setRoot(0, node(1, 0));
        Mem.putLong(root(0) + SimulatedHeap.NODE_NEXT, root(0));
        SimulatedHeap.collect();
        assertThat(Mem.getLong(root(0) + SimulatedHeap.NODE_NEXT)).isEqualTo(root(0));
        setRoot(0, 0);
        SimulatedHeap.collect();
        assertThat(Statistics.live()).isZero();
    }

    @Test
    void theCostIsThatOfTheLiveObjects() {
        SimulatedHeap.start(32 * MEGABYTE, Heap.ON_DEMAND, Heap.VERIFY);
        list(10);
        for (int i = 0; i < 900_000; i++) {
            SimulatedHeap.allocate(SimulatedHeap.NODE, 0);
        }
        checkList(10);
        assertThat(Statistics.collections()).isBetween(2L, 4L);
        assertThat(Statistics.copied()).isEqualTo(Statistics.collections() * 240);
        assertThat(Statistics.cleared()).isGreaterThan(8 * MEGABYTE);
    }

    @Test
    void anObjectThatTheStackRefersToStaysInPlace() {
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        long pinned = node(7, 0);
        setRoot(0, pinned);
        long array = SimulatedHeap.allocate(SimulatedHeap.LONGS, 4);
        Mem.putLong(SimulatedHeap.word(3), array + 8 + 32);
        SimulatedHeap.collect();
        assertThat(root(0)).isEqualTo(pinned);
        assertThat(Types.number(Mem.getLong(array))).isEqualTo(SimulatedHeap.LONGS);
        assertThat(Statistics.pinned()).isEqualTo(1);
        Mem.putLong(SimulatedHeap.word(3), 0);
        SimulatedHeap.collect();
        assertThat(root(0)).isNotEqualTo(pinned);
        assertThat(Mem.getLong(root(0) + SimulatedHeap.NODE_VALUE)).isEqualTo(7);
    }

    @Test
    void anAddressBehindOrInsideALargeArrayKeepsIt() {
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        int length = 100_000;
        long array = SimulatedHeap.allocate(SimulatedHeap.BYTES, length);
        Mem.putByte(array + 8 + length - 1, (byte) 9);
        for (long offset : new long[] {0, 8, 50_000, length + 7, length + 8}) {
            Mem.putLong(SimulatedHeap.word(0), array + offset);
            SimulatedHeap.collect();
            assertThat(Mem.getByte(array + 8 + length - 1))
                    .as("offset %d", offset)
                    .isEqualTo((byte) 9);
        }
        Mem.putLong(SimulatedHeap.word(0), 0);
        SimulatedHeap.collect();
        assertThat(Statistics.live()).isZero();
    }

    @Test
    void largeArraysOfReferencesAreScanned() {
        SimulatedHeap.start(2 * MEGABYTE, Heap.ON_DEMAND, CHECKED);
        setRoot(0, SimulatedHeap.allocate(SimulatedHeap.REFERENCES, 50_000));
        long array = root(0);
        for (int i = 0; i < 50_000; i += 100) {
            Mem.putLong(array + 8 + 8L * i, node(i, 0));
        }
        SimulatedHeap.collect();
        assertThat(root(0)).as("large objects do not move").isEqualTo(array);
        for (int i = 0; i < 50_000; i += 100) {
            long element = Mem.getLong(array + 8 + 8L * i);
            assertThat(Mem.getLong(element + SimulatedHeap.NODE_VALUE)).isEqualTo(i);
        }
    }

    @Test
    void aHeapFullOfLiveObjectsRunsOutOfMemoryAndLosesNothing() {
        SimulatedHeap.start(200_000, Heap.ON_DEMAND, CHECKED);
        int count = 0;
        while (true) {
            long node = SimulatedHeap.allocate(SimulatedHeap.NODE, 0);
            if (node == 0) {
                break;
            }
            Mem.putLong(node + SimulatedHeap.NODE_VALUE, count++);
            Mem.putLong(node + SimulatedHeap.NODE_NEXT, root(0));
            setRoot(0, node);
        }
        assertThat(count * 24).isGreaterThan(170_000);
        assertThat(SimulatedHeap.allocate(SimulatedHeap.PAIR, 0))
                .as("room for whoever handles the error")
                .isNotZero();
        checkList(count);
        setRoot(0, 0);
        list(count / 2);
        checkList(count / 2);
    }

    @Test
    void halfDeadBlocksMakeRoomThoughFewAreFree() {
        SimulatedHeap.start(400_000, Heap.ON_DEMAND, CHECKED);
        // Two lists, node by node, fill the heap; then one of them dies, and each block is half dead.
        int count = 0;
        while (true) {
            long node = SimulatedHeap.allocate(SimulatedHeap.NODE, 0);
            if (node == 0) {
                break;
            }
            Mem.putLong(node + SimulatedHeap.NODE_VALUE, count / 2);
            Mem.putLong(node + SimulatedHeap.NODE_NEXT, root(count % 2));
            setRoot(count % 2, node);
            count++;
        }
        setRoot(1, 0);
        count = (count + 1) / 2;
        checkList(count);
        for (int i = 0; i < count * 3 / 4; i++) {
            long node = SimulatedHeap.allocate(SimulatedHeap.NODE, 0);
            assertThat(node).as("node %d of %d", i, count).isNotZero();
            Mem.putLong(node + SimulatedHeap.NODE_NEXT, root(2));
            setRoot(2, node);
        }
        checkList(count);
        assertThat(Statistics.crowded()).isPositive();
    }

    @Test
    void absurdSizesRunOutOfMemory() {
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        assertThat(SimulatedHeap.allocate(SimulatedHeap.LONGS, Integer.MAX_VALUE))
                .isZero();
        assertThat(SimulatedHeap.allocate(SimulatedHeap.BYTES, Integer.MAX_VALUE))
                .isZero();
        assertThat(SimulatedHeap.allocate(SimulatedHeap.BYTES, 2 * MEGABYTE)).isZero();
        assertThat(SimulatedHeap.allocate(SimulatedHeap.BYTES, 1000)).isNotZero();
    }

    @Test
    void betweenMessagesOnlyTheBoundaryCollects() {
        SimulatedHeap.start(256 * 1024, Heap.AT_BOUNDARIES, CHECKED);
        while (SimulatedHeap.allocate(SimulatedHeap.NODE, 0) != 0) {}
        assertThat(Statistics.collections()).isZero();
        SimulatedHeap.boundary();
        assertThat(Statistics.collections()).isEqualTo(1);
        assertThat(Statistics.live()).isZero();
        assertThat(SimulatedHeap.allocate(SimulatedHeap.NODE, 0)).isNotZero();
        SimulatedHeap.boundary();
        assertThat(Statistics.collections()).as("little was allocated since").isEqualTo(1);
    }

    @Test
    void aReferenceToNoObjectIsFound() {
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        Mem.putLong(SimulatedHeap.word(0), node(1, 0));
        setRoot(0, Mem.getLong(SimulatedHeap.word(0)) + 8);
        assertThatThrownBy(SimulatedHeap::collect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the heap is broken");
    }

    @Test
    void anInvalidTypeNumberIsFound() {
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        long node = node(1, 0);
        Mem.putInt(node + 4, 99);
        Mem.putLong(SimulatedHeap.word(0), node);
        assertThatThrownBy(SimulatedHeap::collect).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void freedMemoryIsPoisonedAndCleanWhenReused() {
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        long dead = node(1, 0);
        SimulatedHeap.collect();
        assertThat(Mem.getLong(dead)).isEqualTo(0x5a5a_5a5a_5a5a_5a5aL);
        long array = SimulatedHeap.allocate(SimulatedHeap.LONGS, 30_000);
        long notZero = 0;
        for (int i = 0; i < 30_000; i++) {
            notZero |= Mem.getLong(array + 8 + 8L * i);
        }
        assertThat(notZero).isZero();
    }

    @Test
    void hashesAreDeterministicAndMoveWithTheirObject() {
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        setRoot(0, SimulatedHeap.allocate(SimulatedHeap.EMPTY, 0));
        setRoot(1, SimulatedHeap.allocate(SimulatedHeap.LONGS, 3));
        int first = IdentityHash.of(root(0));
        int array = IdentityHash.of(root(1));
        long before = root(0);
        SimulatedHeap.collect();
        assertThat(root(0)).isNotEqualTo(before);
        assertThat(IdentityHash.of(root(0))).isEqualTo(first);
        assertThat(IdentityHash.of(root(1))).isEqualTo(array);
        SimulatedHeap.start(MEGABYTE, Heap.ON_DEMAND, CHECKED);
        assertThat(IdentityHash.of(SimulatedHeap.allocate(SimulatedHeap.EMPTY, 0)))
                .isEqualTo(first);
        assertThat(IdentityHash.of(0)).isZero();
    }

    @Test
    void tooLittleMemoryIsSaid() {
        assertThatThrownBy(() -> SimulatedHeap.start(4096, Heap.ON_DEMAND, 0))
                .isInstanceOf(IllegalArgumentException.class);
        SimulatedHeap.start(16 * 1024, Heap.ON_DEMAND, CHECKED);
        assertThat(SimulatedHeap.allocate(SimulatedHeap.NODE, 0)).isNotZero();
    }
}
