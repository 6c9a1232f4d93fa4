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
class DeadlineHeapTest {
    private SimulatedKernel kernel;
    private long root;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        root = 0;
    }

    @Test
    void equalKeysLeaveInTheOrderTheyCame() {
        List<SchedContext> entered = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SchedContext element = kernel.schedContext();
            root = DeadlineHeap.insert(root, element, 7);
            entered.add(element);
        }
        assertThat(root).isEqualTo(entered.get(0).address());
    }

    @Test
    void insertFirstIsTheCaseOfInsertThatTheFastpathHas() {
        for (int key = 50; key > 0; key--) {
            SchedContext element = kernel.schedContext();
            root = DeadlineHeap.insertFirst(root, element, key);
            assertThat(root).isEqualTo(element.address());
            checkShape(root, 0);
        }
    }

    @Test
    void randomInsertionsAndRemovalsKeepTheOrder() {
        for (long seed = 1; seed <= 20; seed++) {
            boot();
            Random random = new Random(seed);
            List<SchedContext> idle = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                idle.add(kernel.schedContext());
            }
            List<SchedContext> inside = new ArrayList<>();
            for (int step = 0; step < 600; step++) {
                if (inside.isEmpty() || !idle.isEmpty() && random.nextInt(100) < 55) {
                    SchedContext element = idle.remove(random.nextInt(idle.size()));
                    root = DeadlineHeap.insert(root, element, random.nextInt(40));
                    inside.add(element);
                } else {
                    boolean first = random.nextBoolean();
                    SchedContext element = first ? new SchedContext(root) : inside.get(random.nextInt(inside.size()));
                    root = DeadlineHeap.remove(root, element);
                    inside.remove(element);
                    idle.add(element);
                }
                assertThat(checkShape(root, 0))
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(inside.size());
                if (!inside.isEmpty()) {
                    long least = inside.stream()
                            .map(SchedContext::heapKey)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
                    assertThat(new SchedContext(root).heapKey()).isEqualTo(least);
                }
            }
        }
    }

    /** Checks order, ranks and links below {@code node} and returns the number of elements. */
    private static int checkShape(long node, long parent) {
        if (node == 0) {
            return 0;
        }
        SchedContext element = new SchedContext(node);
        assertThat(element.heapParent()).isEqualTo(parent);
        if (parent != 0) {
            assertThat(element.heapKey()).isGreaterThanOrEqualTo(new SchedContext(parent).heapKey());
        }
        int left = checkShape(element.heapLeft(), node);
        int right = checkShape(element.heapRight(), node);
        assertThat(rank(element.heapLeft())).isGreaterThanOrEqualTo(rank(element.heapRight()));
        assertThat(element.heapRank()).isEqualTo(rank(element.heapRight()) + 1);
        return left + right + 1;
    }

    private static int rank(long node) {
        return node == 0 ? 0 : new SchedContext(node).heapRank();
    }
}
