package org.saltyos.maven.bounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.Operands;

/** The blocks of a function by index: edges, exceptions included, and dominators (Cooper, Harvey, Kennedy 2001). */
final class Graph {
    final List<Block> blocks;
    private final List<List<Integer>> next = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private final int[] dominator;
    private final int[] rank;

    Graph(IrFunction function) {
        blocks = function.blocks();
        Map<Block.Id, Integer> index = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            index.put(blocks.get(i).id(), i);
            next.add(new ArrayList<>());
            before.add(new ArrayList<>());
        }
        for (int i = 0; i < blocks.size(); i++) {
            for (Instruction each : blocks.get(i).instructions()) {
                Instruction.Unwind unwind = Operands.unwind(each);
                if (unwind != null) {
                    edge(i, Objects.requireNonNull(index.get(unwind.pad())));
                }
            }
            for (Block.Id target : Operands.successors(blocks.get(i).terminator())) {
                edge(i, Objects.requireNonNull(index.get(target)));
            }
        }
        rank = new int[blocks.size()];
        dominator = new int[blocks.size()];
        number();
        dominate();
    }

    private void edge(int from, Integer to) {
        if (!next.get(from).contains(to)) {
            next.get(from).add(to);
            before.get(to).add(from);
        }
    }

    List<Integer> next(int block) {
        return next.get(block);
    }

    List<Integer> before(int block) {
        return before.get(block);
    }

    /** The blocks that control can reach, each after those that dominate it. */
    List<Integer> order() {
        return order;
    }

    boolean isReachable(int block) {
        return rank[block] >= 0;
    }

    private void number() {
        Arrays.fill(rank, -1);
        BitSet seen = new BitSet();
        List<int[]> path = new ArrayList<>(List.of(new int[] {0, 0}));
        seen.set(0);
        while (!path.isEmpty()) {
            int[] at = path.get(path.size() - 1);
            if (at[1] < next.get(at[0]).size()) {
                int target = next.get(at[0]).get(at[1]++);
                if (!seen.get(target)) {
                    seen.set(target);
                    path.add(new int[] {target, 0});
                }
            } else {
                order.add(0, at[0]);
                path.remove(path.size() - 1);
            }
        }
        for (int i = 0; i < order.size(); i++) {
            rank[order.get(i)] = i;
        }
    }

    private void dominate() {
        Arrays.fill(dominator, -1);
        dominator[0] = 0;
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int block : order.subList(1, order.size())) {
                int found = -1;
                for (int each : before.get(block)) {
                    if (dominator[each] >= 0) {
                        found = found < 0 ? each : common(found, each);
                    }
                }
                changed |= dominator[block] != found;
                dominator[block] = found;
            }
        }
    }

    private int common(int first, int second) {
        int a = first;
        int b = second;
        while (a != b) {
            while (rank[a] > rank[b]) {
                a = dominator[a];
            }
            while (rank[b] > rank[a]) {
                b = dominator[b];
            }
        }
        return a;
    }

    /** Whether every way to {@code block} leads through {@code above}. */
    boolean dominates(int above, int block) {
        int at = block;
        while (rank[at] > rank[above]) {
            at = dominator[at];
        }
        return at == above;
    }
}
