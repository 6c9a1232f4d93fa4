package org.saltyos.maven.llvm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The loops of a graph: strongly connected components (Kosaraju), and inside each, without the block that it is entered
 * by, again; a component with none inside is an innermost loop.
 */
final class Circles {
    private final List<List<Integer>> next;
    private final List<List<Integer>> before = new ArrayList<>();
    private final BitSet members = new BitSet();
    private final List<BitSet> innermost = new ArrayList<>();

    Circles(List<List<Integer>> next) {
        this.next = next;
        next.forEach(targets -> before.add(new ArrayList<>()));
        for (int from = 0; from < next.size(); from++) {
            for (int to : next.get(from)) {
                before.get(to).add(from);
            }
        }
        BitSet all = new BitSet();
        all.set(0, next.size());
        for (BitSet component : components(all)) {
            members.or(component);
            descend(component);
        }
    }

    /** The blocks of all loops. */
    BitSet members() {
        return members;
    }

    /** The bodies of the innermost loops. */
    List<BitSet> innermost() {
        return innermost;
    }

    private void descend(BitSet loop) {
        BitSet inside = (BitSet) loop.clone();
        inside.clear(header(loop));
        List<BitSet> found = components(inside);
        if (found.isEmpty()) {
            innermost.add(loop);
        }
        found.forEach(this::descend);
    }

    private int header(BitSet loop) {
        for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
            for (int from : before.get(b)) {
                if (!loop.get(from)) {
                    return b;
                }
            }
        }
        return loop.nextSetBit(0);
    }

    /** The components of a part of the graph that are circles. */
    private List<BitSet> components(BitSet part) {
        List<Integer> finished = new ArrayList<>();
        BitSet seen = new BitSet();
        for (int b = part.nextSetBit(0); b >= 0; b = part.nextSetBit(b + 1)) {
            walk(b, part, seen, next, finished);
        }
        List<BitSet> result = new ArrayList<>();
        BitSet taken = new BitSet();
        for (int i = finished.size() - 1; i >= 0; i--) {
            int root = finished.get(i);
            List<Integer> component = new ArrayList<>();
            walk(root, part, taken, before, component);
            if (component.size() > 1 || next.get(root).contains(root) && !component.isEmpty()) {
                BitSet members = new BitSet();
                component.forEach(members::set);
                result.add(members);
            }
        }
        return result;
    }

    /** Depth first without recursion; blocks in the order in which they are left. */
    private static void walk(int start, BitSet part, BitSet seen, List<List<Integer>> edges, List<Integer> finished) {
        if (seen.get(start)) {
            return;
        }
        seen.set(start);
        List<int[]> path = new ArrayList<>(List.of(new int[] {start, 0}));
        while (!path.isEmpty()) {
            int[] at = path.get(path.size() - 1);
            if (at[1] == edges.get(at[0]).size()) {
                finished.add(at[0]);
                path.remove(path.size() - 1);
                continue;
            }
            int target = edges.get(at[0]).get(at[1]++);
            if (part.get(target) && !seen.get(target)) {
                seen.set(target);
                path.add(new int[] {target, 0});
            }
        }
    }
}
