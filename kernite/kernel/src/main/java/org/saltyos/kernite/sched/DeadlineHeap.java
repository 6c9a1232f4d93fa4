package org.saltyos.kernite.sched;

/**
 * A leftist heap of SchedContexts, linked through their own fields, so that it needs no memory and every operation is
 * O(log n) in the worst case. The smallest {@link SchedContextLayout#heapKey()} is at the root; of equal keys the one
 * inserted first stays above. Operations take the address of the root and return the new one, 0 for the empty heap.
 *
 * <p>fastpath.S relies on one case of {@link #insert}: an element whose key is not above the root's becomes the root with
 * the old root as its left child.
 */
public final class DeadlineHeap {
    private DeadlineHeap() {}

    /** Adds {@code element} with {@code key}. Of equal keys, {@code element} goes behind those already there. */
    public static long insert(long root, SchedContext element, long key) {
        element.heapKey(key);
        element.heapLeft(0);
        element.heapRight(0);
        element.heapParent(0);
        element.heapRank(1);
        return merge(root, element.address());
    }

    /** Adds {@code element}, whose key is not above any other, as the root. */
    public static long insertFirst(long root, SchedContext element, long key) {
        element.heapKey(key);
        element.heapLeft(root);
        element.heapRight(0);
        element.heapParent(0);
        element.heapRank(1);
        if (root != 0) {
            new SchedContext(root).heapParent(element.address());
        }
        return element.address();
    }

    /** Removes {@code element}, wherever it is in the heap of {@code root}. */
    public static long remove(long root, SchedContext element) {
        long parent = element.heapParent();
        long rest = merge(element.heapLeft(), element.heapRight());
        if (rest != 0) {
            new SchedContext(rest).heapParent(parent);
        }
        element.heapLeft(0);
        element.heapRight(0);
        element.heapParent(0);
        if (parent == 0) {
            return rest;
        }
        SchedContext above = new SchedContext(parent);
        if (above.heapLeft() == element.address()) {
            above.heapLeft(rest);
        } else {
            above.heapRight(rest);
        }
        repairRanks(parent, true);
        return root;
    }

    /** Merges two heaps; on equal keys the root of {@code first} stays above. The parent of the result is 0. */
    private static long merge(long first, long second) {
        long last = 0;
        long result = 0;
        long a = first;
        long b = second;
        while (a != 0 && b != 0) {
            if (new SchedContext(b).heapKey() < new SchedContext(a).heapKey()) {
                long swap = a;
                a = b;
                b = swap;
            }
            SchedContext upper = new SchedContext(a);
            upper.heapParent(last);
            if (last == 0) {
                result = a;
            } else {
                new SchedContext(last).heapRight(a);
            }
            last = a;
            a = upper.heapRight();
        }
        long tail = a != 0 ? a : b;
        if (tail != 0) {
            new SchedContext(tail).heapParent(last);
        }
        if (last == 0) {
            return tail;
        }
        new SchedContext(last).heapRight(tail);
        repairRanks(last, false);
        return result;
    }

    /**
     * Restores the leftist order from {@code start} upwards. After a removal nothing changes above a node whose rank
     * stays, which is reached within O(log n) steps; after a merge every node of the merged spine is looked at.
     */
    private static void repairRanks(long start, boolean stopWhenSame) {
        long at = start;
        while (at != 0) {
            SchedContext node = new SchedContext(at);
            long left = node.heapLeft();
            long right = node.heapRight();
            if (rank(left) < rank(right)) {
                node.heapLeft(right);
                node.heapRight(left);
                right = left;
            }
            int rank = rank(right) + 1;
            if (stopWhenSame && rank == node.heapRank()) {
                return;
            }
            node.heapRank(rank);
            at = node.heapParent();
        }
    }

    private static int rank(long node) {
        return node == 0 ? 0 : new SchedContext(node).heapRank();
    }
}
