package org.saltyos.maven.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which registers are written on every path to the start of each block: a forward data-flow analysis, the largest solution
 * found by repetition. Only registers that some block reads without having written them are followed, which few are.
 */
final class DefiniteAssignment {
    /** A way out of a block, and what the block writes before it is taken. */
    private record Edge(Block.Id target, BitSet written) {}

    private final BitSet crossing = new BitSet();
    private final Map<Block.Id, List<Edge>> edges = new HashMap<>();
    private final Map<Block.Id, BitSet> before = new HashMap<>();

    /** Looks at a function of which every block that is named exists. */
    DefiniteAssignment(IrFunction function) {
        function.blocks().forEach(this::addCrossing);
        function.blocks().forEach(block -> edges.put(block.id(), edges(block)));
        BitSet parameters = new BitSet();
        function.parameters().forEach(p -> parameters.set(p.id()));
        solve(function.blocks().get(0).id(), parameters);
    }

    /** Ids of the registers of interest that are written whenever a block begins; null if nothing leads to the block. */
    @Nullable
    BitSet before(Block.Id block) {
        BitSet result = before.get(block);
        return result == null ? null : (BitSet) result.clone();
    }

    /** Adds what is written when an instruction goes on normally. */
    static void write(Instruction instruction, BitSet written) {
        if (instruction instanceof Instruction.Call call) {
            call.targets().forEach(r -> written.set(r.id()));
        } else if (!(instruction instanceof Instruction.Check)) {
            Targets.of(instruction).forEach(r -> written.set(r.id()));
        }
    }

    private void addCrossing(Block block) {
        BitSet written = new BitSet();
        for (Instruction instruction : block.instructions()) {
            addCrossing(instruction, written);
            write(instruction, written);
        }
        addCrossing(block.terminator(), written);
    }

    private void addCrossing(Instruction instruction, BitSet written) {
        for (Operand operand : Operands.read(instruction)) {
            if (operand instanceof Register register && !written.get(register.id())) {
                crossing.set(register.id());
            }
        }
    }

    private List<Edge> edges(Block block) {
        List<Edge> result = new ArrayList<>();
        BitSet written = new BitSet();
        for (Instruction instruction : block.instructions()) {
            Instruction.@Nullable Unwind unwind = Operands.unwind(instruction);
            if (unwind != null) {
                BitSet failed = (BitSet) written.clone();
                failed.set(unwind.exception().id());
                failed.and(crossing);
                result.add(new Edge(unwind.pad(), failed));
            }
            write(instruction, written);
        }
        written.and(crossing);
        Operands.successors(block.terminator()).forEach(target -> result.add(new Edge(target, written)));
        return result;
    }

    private void solve(Block.Id entry, BitSet parameters) {
        before.put(entry, parameters);
        Deque<Block.Id> pending = new ArrayDeque<>(List.of(entry));
        while (!pending.isEmpty()) {
            Block.Id from = pending.remove();
            for (Edge edge : Objects.requireNonNull(edges.get(from))) {
                BitSet written = (BitSet) edge.written().clone();
                written.or(Objects.requireNonNull(before.get(from)));
                if (meet(edge.target(), written)) {
                    pending.add(edge.target());
                }
            }
        }
    }

    /** Whether less is written before the target than was known. */
    private boolean meet(Block.Id target, BitSet written) {
        BitSet known = before.putIfAbsent(target, written);
        if (known == null) {
            return true;
        }
        int count = known.cardinality();
        known.and(written);
        return known.cardinality() < count;
    }
}
