package org.saltyos.kernite.sched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.kernite.SimulatedKernel;

/** The heap against a sorted list, with its shape checked after every step. */
class TimeHeapTest {
    private SimulatedKernel kernel;
    private long root;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        root = 0;
    }

    @Test
    void equalKeysLeaveInTheOrderTheyCame() {
        List<HeapNode> entered = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HeapNode element = kernel.schedContext().heap();
            root = TimeHeap.insert(root, element, 7);
            entered.add(element);
        }
        assertThat(root).isEqualTo(entered.get(0).address());
    }

    @Test
    void insertFirstIsTheCaseOfInsertThatTheFastpathHas() {
        for (int key = 50; key > 0; key--) {
            HeapNode element = kernel.schedContext().heap();
            root = TimeHeap.insertFirst(root, element, key);
            assertThat(root).isEqualTo(element.address());
            checkShape(root, 0);
        }
    }

    @Test
    void randomInsertionsAndRemovalsKeepTheOrder() {
        for (long seed = 1; seed <= 20; seed++) {
            boot();
            Random random = new Random(seed);
            List<HeapNode> idle = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                idle.add(kernel.schedContext().heap());
            }
            List<HeapNode> inside = new ArrayList<>();
            for (int step = 0; step < 600; step++) {
                if (inside.isEmpty() || !idle.isEmpty() && random.nextInt(100) < 55) {
                    HeapNode element = idle.remove(random.nextInt(idle.size()));
                    root = TimeHeap.insert(root, element, random.nextInt(40));
                    inside.add(element);
                } else {
                    boolean first = random.nextBoolean();
                    HeapNode element = first ? new HeapNode(root) : inside.get(random.nextInt(inside.size()));
                    root = TimeHeap.remove(root, element);
                    inside.remove(element);
                    idle.add(element);
                }
                assertThat(checkShape(root, 0))
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(inside.size());
                if (!inside.isEmpty()) {
                    long least = inside.stream()
                            .map(HeapNode::key)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
                    assertThat(new HeapNode(root).key()).isEqualTo(least);
                }
            }
        }
    }

    /** Checks order, ranks and links below {@code node} and returns the number of elements. */
    private static int checkShape(long node, long parent) {
        if (node == 0) {
            return 0;
        }
        HeapNode element = new HeapNode(node);
        assertThat(element.parent()).isEqualTo(parent);
        if (parent != 0) {
            assertThat(element.key()).isGreaterThanOrEqualTo(new HeapNode(parent).key());
        }
        int left = checkShape(element.left(), node);
        int right = checkShape(element.right(), node);
        assertThat(rank(element.left())).isGreaterThanOrEqualTo(rank(element.right()));
        assertThat(element.rank()).isEqualTo(rank(element.right()) + 1);
        return left + right + 1;
    }

    private static int rank(long node) {
        return node == 0 ? 0 : new HeapNode(node).rank();
    }
}
