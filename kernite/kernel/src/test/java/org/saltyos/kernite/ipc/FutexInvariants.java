package org.saltyos.kernite.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.kernite.thread.WaitLink;

/**
 * What always holds for threads that wait at words: each is in exactly one queue, that of its word, the queues hang in one
 * tree in which each word is found by its key, and nobody else is there.
 */
public final class FutexInvariants {
    private FutexInvariants() {}

    /** Checks the tree against all threads there are. */
    public static void check(Collection<Tcb> threads) {
        Set<Long> waiting = new HashSet<>();
        long root = 0;
        for (Tcb tcb : threads) {
            if (tcb.state() == ThreadState.WAITING_FUTEX) {
                waiting.add(tcb.address());
                FutexNode node = FutexTree.find(tcb.link().object());
                assertThat(node.address()).as("the word of a waiter").isNotZero();
                root = top(node);
            }
        }
        assertThat(FutexTree.isEmpty()).as("no words without waiters").isEqualTo(root == 0);
        Set<Long> found = new HashSet<>();
        if (root != 0) {
            walk(root, 0, 0, 0, found);
        }
        assertThat(found).isEqualTo(waiting);
    }

    private static long top(FutexNode node) {
        long at = node.address();
        while (new FutexNode(at).parent() != 0) {
            at = new FutexNode(at).parent();
        }
        return at;
    }

    private static void walk(long address, long parent, long prefix, int depth, Set<Long> found) {
        FutexNode node = new FutexNode(address);
        assertThat(node.parent()).isEqualTo(parent);
        assertThat(depth == 0 || (node.key() ^ prefix) >>> Long.SIZE - depth == 0)
                .as("a word below the bits of its key")
                .isTrue();
        long last = 0;
        for (long at = node.waiters().head(); at != 0; at = new WaitLink(at).next()) {
            Tcb tcb = Tcbs.containing(at);
            assertThat(found.add(tcb.address())).as("a waiter twice").isTrue();
            assertThat(tcb.link().object()).isEqualTo(node.key());
            last = at;
        }
        assertThat(last).as("a word without waiters").isNotZero();
        assertThat(node.waiters().tail()).isEqualTo(last);
        if (node.left() != 0) {
            walk(node.left(), address, prefix, depth + 1, found);
        }
        if (node.right() != 0) {
            walk(node.right(), address, prefix | 1L << Long.SIZE - 1 - depth, depth + 1, found);
        }
    }
}
