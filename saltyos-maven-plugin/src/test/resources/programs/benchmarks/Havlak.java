package benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the nested loops of a control-flow graph: depth-first numbers, back edges, and a union of what they enclose. */
final class Havlak implements Benchmark {
    private static final class Block {
        final int name;
        final List<Block> in = new ArrayList<>();
        final List<Block> out = new ArrayList<>();

        Block(int name) {
            this.name = name;
        }
    }

    private final Map<Integer, Block> blocks = new HashMap<>();

    @Override
    public String name() {
        return "Havlak";
    }

    @Override
    public long run() {
        blocks.clear();
        int node = 1;
        edge(0, 1);
        for (int i = 0; i < 30; i++) {
            int top = node;
            node = diamond(node);
            for (int j = 0; j < 3; j++) {
                int inner = node;
                node = diamond(node);
                edge(node, inner);
                node = next(node);
            }
            edge(node, top);
            node = next(node);
        }
        return loops();
    }

    private int next(int node) {
        edge(node, node + 1);
        return node + 1;
    }

    private int diamond(int node) {
        edge(node, node + 1);
        edge(node, node + 2);
        edge(node + 1, node + 3);
        edge(node + 2, node + 3);
        return node + 3;
    }

    private void edge(int from, int to) {
        Block a = blocks.computeIfAbsent(from, Block::new);
        Block b = blocks.computeIfAbsent(to, Block::new);
        a.out.add(b);
        b.in.add(a);
    }

    private long loops() {
        List<Block> order = new ArrayList<>();
        Map<Block, Integer> number = new HashMap<>();
        Map<Block, Integer> last = new HashMap<>();
        visit(blocks.get(0), order, number, last);
        int[] header = new int[order.size()];
        int[] leader = new int[order.size()];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
        }
        int found = 0;
        long sum = 0;
        for (int w = order.size() - 1; w >= 0; w--) {
            Set<Integer> body = new HashSet<>();
            List<Integer> work = new ArrayList<>();
            for (Block from : order.get(w).in) {
                Integer v = number.get(from);
                if (v != null && w <= v && v <= last.get(order.get(w))) {
                    int root = find(leader, v);
                    if (root != w && body.add(root)) {
                        work.add(root);
                    }
                    found++;
                }
            }
            while (!work.isEmpty()) {
                int x = work.remove(work.size() - 1);
                for (Block from : order.get(x).in) {
                    int y = find(leader, number.get(from));
                    if (y != w && y > w && body.add(y)) {
                        work.add(y);
                    }
                }
            }
            for (int x : body) {
                header[x] = w;
                leader[x] = w;
            }
            sum += body.size() * (w + 1L);
        }
        for (int each : header) {
            sum = sum * 31 + each;
        }
        return sum * 1000 + found;
    }

    private static int find(int[] leader, int start) {
        int root = start;
        while (leader[root] != root) {
            root = leader[root];
        }
        return root;
    }

    private int visit(Block block, List<Block> order, Map<Block, Integer> number, Map<Block, Integer> last) {
        int own = order.size();
        number.put(block, own);
        order.add(block);
        int end = own;
        for (Block each : block.out) {
            if (!number.containsKey(each)) {
                end = visit(each, order, number, last);
            }
        }
        last.put(block, order.size() - 1);
        return end;
    }
}
