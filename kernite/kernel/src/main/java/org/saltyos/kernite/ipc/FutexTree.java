package org.saltyos.kernite.ipc;

import org.saltyos.lang.sync.GuardedBy;

/**
 * Finds the waiters of a word by its key, without memory of its own: a digital search tree of nodes in Tcbs. At depth d,
 * bit 63 - d of the key decides where to go on, so no path is longer than the 64 bits of a key, whatever user space does;
 * keys whose high bits are mixed well keep paths as short as the logarithm of the number of words.
 */
final class FutexTree {
    @GuardedBy("KERNEL")
    private static long root;

    private FutexTree() {}

    /** The node with {@code key}; address 0 if there is none. */
    static FutexNode find(long key) {
        long at = root;
        long bits = key;
        while (at != 0) {
            FutexNode node = new FutexNode(at);
            if (node.key() == key) {
                return node;
            }
            at = bits < 0 ? node.right() : node.left();
            bits <<= 1;
        }
        return new FutexNode(0);
    }

    /** Adds {@code node} with {@code key}, which no node in the tree has. */
    static void insert(FutexNode node, long key) {
        node.key(key);
        node.left(0);
        node.right(0);
        long parent = 0;
        long at = root;
        long bits = key;
        boolean right = false;
        while (at != 0) {
            FutexNode above = new FutexNode(at);
            parent = at;
            right = bits < 0;
            at = right ? above.right() : above.left();
            bits <<= 1;
        }
        node.parent(parent);
        if (parent == 0) {
            root = node.address();
        } else if (right) {
            new FutexNode(parent).right(node.address());
        } else {
            new FutexNode(parent).left(node.address());
        }
    }

    /** Takes {@code node} out: a leaf below it, whose key fits anywhere on its path, takes its place. */
    static void remove(FutexNode node) {
        FutexNode leaf = node;
        long next = below(leaf);
        while (next != 0) {
            leaf = new FutexNode(next);
            next = below(leaf);
        }
        putInto(leaf, 0);
        if (leaf.address() != node.address()) {
            leaf.left(node.left());
            leaf.right(node.right());
            adopt(leaf);
            putInto(node, leaf.address());
            leaf.parent(node.parent());
        }
    }

    /** Puts {@code heir} where {@code node} is, with the same key. */
    static void replace(FutexNode node, FutexNode heir) {
        heir.key(node.key());
        heir.left(node.left());
        heir.right(node.right());
        heir.parent(node.parent());
        adopt(heir);
        putInto(node, heir.address());
    }

    /** Whether nobody waits anywhere. */
    static boolean isEmpty() {
        return root == 0;
    }

    private static long below(FutexNode node) {
        return node.left() != 0 ? node.left() : node.right();
    }

    /** Lets the children of {@code node} know it. */
    private static void adopt(FutexNode node) {
        if (node.left() != 0) {
            new FutexNode(node.left()).parent(node.address());
        }
        if (node.right() != 0) {
            new FutexNode(node.right()).parent(node.address());
        }
    }

    /** What is above {@code node} leads to {@code child} from now on. */
    private static void putInto(FutexNode node, long child) {
        if (node.parent() == 0) {
            root = child;
            return;
        }
        FutexNode above = new FutexNode(node.parent());
        if (above.left() == node.address()) {
            above.left(child);
        } else {
            above.right(child);
        }
    }
}
