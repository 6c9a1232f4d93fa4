package org.saltyos.maven.bounds;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A natural loop: everything that can reach a jump back to the header without passing it.
 *
 * @param header index of the block every round begins with
 * @param body all its blocks, inner loops included
 * @param latches the blocks that jump back
 */
record Loop(int header, BitSet body, List<Integer> latches) {
    /** The loops of a function, inner before outer. */
    static List<Loop> of(Graph graph) {
        TreeMap<Integer, List<Integer>> backEdges = new TreeMap<>();
        for (int from : graph.order()) {
            for (int to : graph.next(from)) {
                if (graph.dominates(to, from)) {
                    backEdges.computeIfAbsent(to, t -> new ArrayList<>()).add(from);
                }
            }
        }
        List<Loop> loops = new ArrayList<>();
        backEdges.forEach((header, latches) -> loops.add(new Loop(header, body(graph, header, latches), latches)));
        loops.sort(Comparator.comparingInt(loop -> loop.body().cardinality()));
        return loops;
    }

    private static BitSet body(Graph graph, int header, List<Integer> latches) {
        BitSet body = new BitSet();
        body.set(header);
        List<Integer> pending = new ArrayList<>(latches);
        while (!pending.isEmpty()) {
            int block = pending.remove(pending.size() - 1);
            if (!body.get(block)) {
                body.set(block);
                pending.addAll(graph.before(block));
            }
        }
        return body;
    }

    /** Whether control goes in a circle that has no header: no Java compiler makes one. */
    static boolean isIrreducible(Graph graph) {
        List<Integer> order = graph.order();
        for (int i = 0; i < order.size(); i++) {
            for (int target : graph.next(order.get(i))) {
                if (order.indexOf(target) <= i && !graph.dominates(target, order.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean contains(int block) {
        return body.get(block);
    }
}
