package org.saltyos.kernite.sched;

import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;

/**
 * A leftist heap of nodes inside the objects that they stand for, so that it needs no memory and every operation is
 * O(log n) in the worst case. The smallest {@link HeapNodeLayout#key()} is at the root; of equal keys the one
 * inserted first stays above. Operations take the address of the root and return the new one, 0 for the empty heap.
 *
 * <p>fastpath.S relies on one case of {@link #insert}: an element whose key is not above the root's becomes the root with
 * the old root as its left child.
 */
public final class TimeHeap {
    private TimeHeap() {}

    /** Adds {@code element} with {@code key}. Of equal keys, {@code element} goes behind those already there. */
    @Inline
    public static long insert(long root, HeapNode element, long key) {
        element.key(key);
        element.left(0);
        element.right(0);
        element.parent(0);
        element.rank(1);
        if (root == 0) {
            return element.address();
        }
        HeapNode first = new HeapNode(root);
        if (first.left() != 0 || key < first.key()) {
            return merge(root, element.address());
        }
        first.left(element.address());
        element.parent(root);
        return root;
    }

    /** Adds {@code element}, whose key is not above any other, as the root. */
    public static long insertFirst(long root, HeapNode element, long key) {
        element.key(key);
        element.left(root);
        element.right(0);
        element.parent(0);
        element.rank(1);
        if (root != 0) {
            new HeapNode(root).parent(element.address());
        }
        return element.address();
    }

    /** Removes {@code element}, wherever it is in the heap of {@code root}. */
    @Inline
    public static long remove(long root, HeapNode element) {
        if (element.parent() != 0 || element.right() != 0) {
            return takeOut(root, element);
        }
        long rest = element.left();
        if (rest != 0) {
            element.left(0);
            new HeapNode(rest).parent(0);
        }
        return rest;
    }

    @NoInline
    private static long takeOut(long root, HeapNode element) {
        long parent = element.parent();
        long rest = merge(element.left(), element.right());
        if (rest != 0) {
            new HeapNode(rest).parent(parent);
        }
        element.left(0);
        element.right(0);
        element.parent(0);
        if (parent == 0) {
            return rest;
        }
        HeapNode above = new HeapNode(parent);
        if (above.left() == element.address()) {
            above.left(rest);
        } else {
            above.right(rest);
        }
        repairRanks(parent, true);
        return root;
    }

    /** Merges two heaps; on equal keys the root of {@code first} stays above. The parent of the result is 0. */
    @NoInline
    private static long merge(long first, long second) {
        long last = 0;
        long result = 0;
        long a = first;
        long b = second;
        while (a != 0 && b != 0) {
            if (new HeapNode(b).key() < new HeapNode(a).key()) {
                long swap = a;
                a = b;
                b = swap;
            }
            HeapNode upper = new HeapNode(a);
            upper.parent(last);
            if (last == 0) {
                result = a;
            } else {
                new HeapNode(last).right(a);
            }
            last = a;
            a = upper.right();
        }
        long tail = a != 0 ? a : b;
        if (tail != 0) {
            new HeapNode(tail).parent(last);
        }
        if (last == 0) {
            return tail;
        }
        new HeapNode(last).right(tail);
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
            HeapNode node = new HeapNode(at);
            long left = node.left();
            long right = node.right();
            if (rank(left) < rank(right)) {
                node.left(right);
                node.right(left);
                right = left;
            }
            int rank = rank(right) + 1;
            if (stopWhenSame && rank == node.rank()) {
                return;
            }
            node.rank(rank);
            at = node.parent();
        }
    }

    private static int rank(long node) {
        return node == 0 ? 0 : new HeapNode(node).rank();
    }
}
