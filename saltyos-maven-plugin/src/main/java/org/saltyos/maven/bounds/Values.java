package org.saltyos.maven.bounds;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.ir.Targets;

/** Where registers get their values, and between which ends those lie. */
final class Values {
    /** Deeper chains of operations tell nothing more in practice. */
    private static final int DEEPEST = 12;

    private final Graph graph;
    private final Map<Integer, Place> temporaries = new HashMap<>();
    private final Map<Integer, List<Place>> variables = new HashMap<>();

    /** One instruction: block and position, and what it is. */
    record Place(int block, int position, Instruction instruction) {}

    Values(IrFunction function, Graph graph) {
        this.graph = graph;
        for (int b = 0; b < graph.blocks.size(); b++) {
            Block block = graph.blocks.get(b);
            for (int i = 0; i < block.instructions().size(); i++) {
                Place place = new Place(b, i, block.instructions().get(i));
                for (Register target : Targets.of(place.instruction())) {
                    if (target.variable()) {
                        variables
                                .computeIfAbsent(target.id(), v -> new ArrayList<>())
                                .add(place);
                    } else {
                        temporaries.put(target.id(), place);
                    }
                }
            }
        }
    }

    /** What writes a temporary, null for a parameter. */
    @Nullable
    Place definition(Operand operand) {
        return operand instanceof Register register && !register.variable() ? temporaries.get(register.id()) : null;
    }

    /** Everything that writes a variable. */
    List<Place> writes(Register variable) {
        return variables.getOrDefault(variable.id(), List.of());
    }

    /** What can have written a variable last before a position in a block; null if something unknown can. */
    @Nullable
    List<Place> reaching(Register variable, int block, int position) {
        List<Place> result = new ArrayList<>();
        return collect(variable, block, position, new BitSet(), result) ? result : null;
    }

    private boolean collect(Register variable, int block, int position, BitSet seen, List<Place> result) {
        Place last = null;
        for (Place write : writes(variable)) {
            if (write.block() == block
                    && write.position() < position
                    && (last == null || last.position() < write.position())) {
                last = write;
            }
        }
        if (last != null) {
            result.add(last);
            return true;
        }
        if (block == 0) {
            return false;
        }
        for (int before : graph.before(block)) {
            if (!seen.get(before) && graph.isReachable(before)) {
                seen.set(before);
                if (!collect(variable, before, Integer.MAX_VALUE, seen, result)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The values an operand can have. */
    Interval range(Operand operand) {
        return range(operand, DEEPEST);
    }

    private Interval range(Operand operand, int depth) {
        if (operand instanceof Operand.Constant constant) {
            return Interval.of(constant.value());
        }
        Place place = definition(operand);
        return place == null || depth == 0 ? Interval.all(operand.kind()) : range(place, operand, depth - 1);
    }

    /** The values a variable can have before a position. */
    Interval rangeBefore(Register variable, int block, int position, int depth) {
        List<Place> writes = depth <= 0 ? null : reaching(variable, block, position);
        if (writes == null || writes.isEmpty()) {
            return Interval.all(variable.kind());
        }
        @Nullable Interval result = null;
        for (Place write : writes) {
            Interval one = write.instruction() instanceof Instruction.Move move
                    ? sourceRange(write, move.source(), depth - 1)
                    : range(write, variable, depth - 1);
            result = result == null ? one : result.hull(one);
        }
        return Objects.requireNonNull(result);
    }

    private Interval sourceRange(Place place, Operand source, int depth) {
        return source instanceof Register register && register.variable()
                ? rangeBefore(register, place.block(), place.position(), depth)
                : range(source, depth);
    }

    private Interval range(Place place, Operand result, int depth) {
        Interval all = Interval.all(result.kind());
        Instruction instruction = place.instruction();
        if (instruction instanceof Instruction.Move move) {
            return sourceRange(place, move.source(), depth);
        }
        if (instruction instanceof Instruction.Binary binary) {
            return binary(binary, range(binary.left(), depth), range(binary.right(), depth));
        }
        if (instruction instanceof Instruction.Convert convert) {
            return convert(convert, range(convert.source(), depth));
        }
        if (instruction instanceof Instruction.Load load) {
            return memory(load.memory(), all);
        }
        if (instruction instanceof Instruction.ElementLoad load) {
            return memory(load.memory(), all);
        }
        if (instruction instanceof Instruction.ArrayLength) {
            return new Interval(0, Integer.MAX_VALUE);
        }
        if (instruction instanceof Instruction.Compare) {
            return new Interval(0, 1);
        }
        return instruction instanceof Instruction.Call call ? call(call, all, depth) : all;
    }

    private Interval call(Instruction.Call call, Interval all, int depth) {
        if (call.symbol().startsWith("java.lang.Math.m") && call.arguments().size() == 2) {
            Interval a = range(call.arguments().get(0), depth);
            Interval b = range(call.arguments().get(1), depth);
            if (call.symbol().startsWith("java.lang.Math.min(")) {
                return new Interval(Math.min(a.low(), b.low()), Math.min(a.high(), b.high()));
            }
            if (call.symbol().startsWith("java.lang.Math.max(")) {
                return new Interval(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()));
            }
        }
        return all;
    }

    private static Interval memory(MemoryKind memory, Interval all) {
        return switch (memory) {
            case I8 -> new Interval(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case U8 -> new Interval(0, 0xff);
            case I16 -> new Interval(Short.MIN_VALUE, Short.MAX_VALUE);
            case U16 -> new Interval(0, 0xffff);
            default -> all;
        };
    }

    private static Interval binary(Instruction.Binary binary, Interval left, Interval right) {
        Interval all = Interval.all(binary.target().kind());
        int width = all == Interval.INT ? Integer.SIZE : Long.SIZE;
        boolean constant = right.low() == right.high();
        return switch (binary.op()) {
            case ADD -> left.plus(right, binary.target().kind());
            case SUB -> left.minus(right, binary.target().kind());
            case MUL -> left.times(right, binary.target().kind());
            case AND ->
                right.isNotNegative()
                        ? new Interval(0, left.isNotNegative() ? Math.min(left.high(), right.high()) : right.high())
                        : left.isNotNegative() ? new Interval(0, left.high()) : all;
            case LSHR ->
                constant && (right.low() & (width - 1)) != 0
                        ? new Interval(0, (1L << (width - (right.low() & (width - 1)))) - 1)
                        : all;
            case ASHR ->
                constant
                        ? new Interval(
                                left.low() >> (right.low() & (width - 1)), left.high() >> (right.low() & (width - 1)))
                        : all;
            case UREM -> constant && right.low() > 0 ? new Interval(0, right.low() - 1) : all;
            case SREM ->
                constant && right.low() > 0
                        ? new Interval(left.isNotNegative() ? 0 : 1 - right.low(), right.low() - 1)
                        : all;
            case SDIV ->
                constant && right.low() > 0 ? new Interval(left.low() / right.low(), left.high() / right.low()) : all;
            default -> all;
        };
    }

    private static Interval convert(Instruction.Convert convert, Interval source) {
        return switch (convert.op()) {
            case SEXT -> source;
            case ZEXT -> source.isNotNegative() ? source : new Interval(0, 0xffffffffL);
            case TRUNC ->
                source.low() >= Integer.MIN_VALUE && source.high() <= Integer.MAX_VALUE ? source : Interval.INT;
            case SEXT8 -> new Interval(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SEXT16 -> new Interval(Short.MIN_VALUE, Short.MAX_VALUE);
            case ZEXT8 -> new Interval(0, 0xff);
            case ZEXT16 -> new Interval(0, 0xffff);
            default -> Interval.all(convert.target().kind());
        };
    }
}
