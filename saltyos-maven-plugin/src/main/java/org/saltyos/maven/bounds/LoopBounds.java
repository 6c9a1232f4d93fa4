package org.saltyos.maven.bounds;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.Operand;

/** The loops of one function with their bounds, and the longest way through it. */
public final class LoopBounds {
    private final Graph graph;
    private final boolean irreducible;
    private final List<Loop> loops;
    private final Values values;
    private final Map<Loop, OptionalLong> most = new HashMap<>();

    /** What a loop without a proved bound is reported by. */
    public record Unbounded(int line) {}

    public LoopBounds(IrFunction function) {
        graph = new Graph(function);
        irreducible = Loop.isIrreducible(graph);
        loops = Loop.of(graph);
        values = new Values(function, graph);
        for (Loop loop : loops) {
            most.put(loop, new TripCount(graph, loops, values, loop).most());
        }
    }

    /** The loops whose rounds nothing limits, by the line of their header. */
    public List<Unbounded> unbounded() {
        List<Unbounded> result = new ArrayList<>();
        if (irreducible) {
            result.add(new Unbounded(line(graph.blocks.get(0))));
        }
        for (Loop loop : loops) {
            if (bound(loop).isEmpty()) {
                result.add(new Unbounded(line(graph.blocks.get(loop.header()))));
            }
        }
        return result;
    }

    /** The greatest value that an operand can have; empty if nothing limits it. */
    public OptionalLong greatest(Operand operand) {
        long high = values.range(operand).high();
        return high == Interval.all(operand.kind()).high() ? OptionalLong.empty() : OptionalLong.of(high);
    }

    /** The bound of each loop, inner before outer: how often its header runs at most. */
    public List<OptionalLong> bounds() {
        return loops.stream().map(this::bound).toList();
    }

    private OptionalLong bound(Loop loop) {
        return most.getOrDefault(loop, OptionalLong.empty());
    }

    private static int line(Block block) {
        for (Instruction each : block.instructions()) {
            if (each.line() > 0) {
                return each.line();
            }
        }
        return block.terminator().line();
    }

    /**
     * The cost of the dearest way from the entry to an end.
     *
     * @param cost of one instruction, not negative
     * @return empty when a loop has no bound
     */
    public OptionalLong longest(ToLongFunction<Instruction> cost) {
        if (!unbounded().isEmpty()) {
            return OptionalLong.empty();
        }
        BitSet all = new BitSet();
        all.set(0, graph.blocks.size());
        return OptionalLong.of(longest(0, all, -1, cost, new HashMap<>()));
    }

    /** From a block to any end of the region; the region's header is not entered again. */
    private long longest(
            int block, BitSet region, int header, ToLongFunction<Instruction> cost, Map<Integer, Long> done) {
        Long before = done.get(block);
        if (before != null) {
            return before;
        }
        Loop inner = largestInside(block, region, header);
        long own;
        List<Integer> exits = new ArrayList<>();
        if (inner == null) {
            own = cost(graph.blocks.get(block), cost);
            exits.addAll(graph.next(block));
        } else {
            own = saturated(
                    bound(inner).orElseThrow(),
                    longest(inner.header(), inner.body(), inner.header(), cost, new HashMap<>()));
            for (int b = inner.body().nextSetBit(0); b >= 0; b = inner.body().nextSetBit(b + 1)) {
                graph.next(b).stream().filter(n -> !inner.contains(n)).forEach(exits::add);
            }
        }
        long rest = 0;
        for (int exit : exits) {
            if (region.get(exit) && exit != header) {
                rest = Math.max(rest, longest(exit, region, header, cost, done));
            }
        }
        long result = own + rest < 0 ? Long.MAX_VALUE : own + rest;
        done.put(block, result);
        return result;
    }

    /** The outermost loop of the region that begins at a block, except the region itself. */
    private @Nullable Loop largestInside(int block, BitSet region, int header) {
        for (int i = loops.size() - 1; i >= 0; i--) {
            Loop loop = loops.get(i);
            if (loop.header() == block && loop.header() != header && region.get(block)) {
                return loop;
            }
        }
        return null;
    }

    private static long cost(Block block, ToLongFunction<Instruction> cost) {
        long sum = cost.applyAsLong(block.terminator());
        for (Instruction each : block.instructions()) {
            sum += cost.applyAsLong(each);
            sum = sum < 0 ? Long.MAX_VALUE / 2 : sum;
        }
        return sum;
    }

    private static long saturated(long rounds, long each) {
        try {
            return Math.multiplyExact(rounds, each);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE / 2;
        }
    }
}
