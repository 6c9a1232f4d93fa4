package org.saltyos.maven.bounds;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;

/**
 * How often a loop runs at most, by its counter: a variable that changes once in each round by a constant, or shrinks by
 * a shift, a division or {@code x & x - 1}, and that a test in each round keeps inside a bound known at build time.
 */
final class TripCount {
    private static final int DEPTH = 8;

    private final Graph graph;
    private final List<Loop> loops;
    private final Values values;
    private final Loop loop;

    /** A test that each round must pass to go on. */
    private record Test(int block, int position, Predicate predicate, Operand left, Operand right) {}

    /** A variable as it is read, and what was added to it since. */
    private record Reading(Register variable, Values.Place place, long offset) {}

    TripCount(Graph graph, List<Loop> loops, Values values, Loop loop) {
        this.graph = graph;
        this.loops = loops;
        this.values = values;
        this.loop = loop;
    }

    /** How many times the header runs at most, the round that leaves included; empty when there is no proof. */
    OptionalLong most() {
        long best = Long.MAX_VALUE;
        for (Test test : tests()) {
            best = Math.min(best, most(test));
            best = Math.min(
                    best,
                    most(new Test(
                            test.block(), test.position(), mirrored(test.predicate()), test.right(), test.left())));
        }
        return best == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(best + 1);
    }

    private List<Test> tests() {
        List<Test> result = new ArrayList<>();
        for (int b = loop.body().nextSetBit(0); b >= 0; b = loop.body().nextSetBit(b + 1)) {
            int block = b;
            if (!loop.latches().stream().allMatch(latch -> graph.dominates(block, latch)) || innermost(b) != loop) {
                continue;
            }
            Block at = graph.blocks.get(b);
            for (int i = 0; i < at.instructions().size(); i++) {
                if (at.instructions().get(i) instanceof Instruction.Check check && check.unwind() == null) {
                    result.add(new Test(b, i, check.predicate(), check.left(), check.right()));
                }
            }
            if (at.terminator() instanceof Instruction.Branch branch) {
                boolean first = loop.contains(index(branch.ifTrue()));
                boolean second = loop.contains(index(branch.ifFalse()));
                if (first != second) {
                    Predicate stays =
                            first ? branch.predicate() : branch.predicate().negated();
                    result.add(comparison(new Test(b, at.instructions().size(), stays, branch.left(), branch.right())));
                }
            }
        }
        return result;
    }

    private int index(Block.Id id) {
        for (int i = 0; i < graph.blocks.size(); i++) {
            if (graph.blocks.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException(id.toString());
    }

    /** Longs are compared in two steps: first to -1, 0 or 1, then that with 0. */
    private Test comparison(Test test) {
        Values.Place place = values.definition(test.left());
        boolean zero = test.right() instanceof Operand.Constant constant && constant.value() == 0;
        return place != null && zero && place.instruction() instanceof Instruction.CompareThreeWay compare
                ? new Test(test.block(), test.position(), test.predicate(), compare.left(), compare.right())
                : test;
    }

    private static Predicate mirrored(Predicate predicate) {
        return switch (predicate) {
            case EQ, NE -> predicate;
            case LT -> Predicate.GT;
            case GE -> Predicate.LE;
            case GT -> Predicate.LT;
            case LE -> Predicate.GE;
            case ULT -> Predicate.UGT;
            case UGE -> Predicate.ULE;
            case UGT -> Predicate.ULT;
            case ULE -> Predicate.UGE;
        };
    }

    /** How often a test passes at most. */
    private long most(Test test) {
        Reading reading = reading(test.left(), DEPTH);
        if (reading == null || !loop.contains(reading.place().block())) {
            return Long.MAX_VALUE;
        }
        Values.Place update = onlyUpdate(reading.variable());
        if (update == null || !(update.instruction() instanceof Instruction.Move move)) {
            return Long.MAX_VALUE;
        }
        Interval start = start(reading.variable());
        Reading changed = reading(move.source(), DEPTH);
        if (changed != null && changed.variable().equals(reading.variable()) && changed.offset() != 0) {
            Interval bound = boundOf(test.right());
            Interval first =
                    start.plus(Interval.of(reading.offset()), reading.variable().kind());
            return counted(
                    test.predicate(),
                    first,
                    changed.offset(),
                    bound,
                    reading.variable().kind());
        }
        boolean endsAtZero = test.right() instanceof Operand.Constant constant
                && constant.value() == 0
                && (test.predicate() == Predicate.NE || test.predicate() == Predicate.GT);
        return endsAtZero && reading.offset() == 0
                ? shrinking(move.source(), reading.variable(), start)
                : Long.MAX_VALUE;
    }

    /** The bound must be the same in each round, or its range must hold in all. */
    private Interval boundOf(Operand bound) {
        return values.range(bound);
    }

    private @Nullable Reading reading(Operand operand, int depth) {
        Values.Place place = depth == 0 ? null : values.definition(operand);
        if (place == null) {
            return null;
        }
        if (place.instruction() instanceof Instruction.Move move) {
            return move.source() instanceof Register register && register.variable()
                    ? new Reading(register, place, 0)
                    : reading(move.source(), depth - 1);
        }
        if (place.instruction() instanceof Instruction.Binary binary
                && binary.right() instanceof Operand.Constant constant
                && (binary.op() == BinaryOp.ADD || binary.op() == BinaryOp.SUB)) {
            Reading inner = reading(binary.left(), depth - 1);
            long amount = binary.op() == BinaryOp.ADD ? constant.value() : -constant.value();
            return inner == null ? null : new Reading(inner.variable(), inner.place(), inner.offset() + amount);
        }
        return null;
    }

    /** The one place in the loop that changes a variable, if it runs exactly once in each round. */
    private Values.@Nullable Place onlyUpdate(Register variable) {
        Values.Place only = null;
        for (Values.Place write : values.writes(variable)) {
            if (loop.contains(write.block())) {
                if (only != null) {
                    return null;
                }
                only = write;
            }
        }
        if (only == null || innermost(only.block()) != loop) {
            return null;
        }
        int block = only.block();
        return loop.latches().stream().allMatch(latch -> graph.dominates(block, latch)) ? only : null;
    }

    private @Nullable Loop innermost(int block) {
        for (Loop each : loops) {
            if (each.contains(block)) {
                return each;
            }
        }
        return null;
    }

    /** What the variable can be when the loop is entered. */
    private Interval start(Register variable) {
        Interval result = null;
        for (int before : graph.before(loop.header())) {
            if (!loop.contains(before) && graph.isReachable(before)) {
                Interval one = values.rangeBefore(variable, before, Integer.MAX_VALUE, DEPTH);
                result = result == null ? one : result.hull(one);
            }
        }
        return result == null ? Interval.all(variable.kind()) : result;
    }

    /**
     * Passes of a test on {@code first, first + step, first + 2 * step...}. The next value after the last that passes
     * must not wrap around, or the loop could go on for ever. When the counter changes before the test, the first value
     * is one step further: that is one pass less, so the bound holds.
     */
    private static long counted(Predicate predicate, Interval first, long step, Interval bound, Kind kind) {
        Interval all = Interval.all(kind);
        long size = Math.abs(step);
        try {
            if (step > 0) {
                long end;
                switch (predicate) {
                    case LT, ULT -> end = bound.high();
                    case LE, ULE -> end = Math.addExact(bound.high(), 1);
                    case NE -> {
                        boolean meets = size == 1 && bound.low() == bound.high() && first.high() <= bound.low();
                        if (!meets) {
                            return Long.MAX_VALUE;
                        }
                        end = bound.high();
                    }
                    default -> {
                        return Long.MAX_VALUE;
                    }
                }
                boolean unsigned = predicate == Predicate.ULT || predicate == Predicate.ULE;
                if (unsigned && !bound.isNotNegative() || Math.addExact(end - 1, size) > all.high()) {
                    return Long.MAX_VALUE;
                }
                // A negative number is a huge one without sign, and fails at once.
                return passes(Math.subtractExact(end, unsigned ? Math.max(0, first.low()) : first.low()), size);
            }
            long end;
            switch (predicate) {
                case GT -> end = bound.low();
                case GE -> end = Math.subtractExact(bound.low(), 1);
                case NE -> {
                    boolean meets = size == 1 && bound.low() == bound.high() && first.low() >= bound.high();
                    if (!meets) {
                        return Long.MAX_VALUE;
                    }
                    end = bound.low();
                }
                default -> {
                    return Long.MAX_VALUE;
                }
            }
            if (Math.subtractExact(end + 1, size) < all.low()) {
                return Long.MAX_VALUE;
            }
            return passes(Math.subtractExact(first.high(), end), size);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long passes(long distance, long step) {
        // A bound near the whole range of the type proves nothing that anybody wants to know.
        return distance <= 0 ? 0 : distance > Integer.MAX_VALUE - step ? Long.MAX_VALUE : (distance + step - 1) / step;
    }

    /** Rounds of {@code x >>>= n}, {@code x /= n} and {@code x &= x - 1} until x is 0. */
    private long shrinking(Operand source, Register variable, Interval start) {
        Values.Place place = values.definition(source);
        if (place == null || !(place.instruction() instanceof Instruction.Binary binary)) {
            return Long.MAX_VALUE;
        }
        int width = variable.kind() == Kind.I32 ? Integer.SIZE : Long.SIZE;
        if (!isReadingOf(binary.left(), variable, 0)) {
            return Long.MAX_VALUE;
        }
        if (binary.op() == BinaryOp.AND) {
            return isReadingOf(binary.right(), variable, -1) ? width : Long.MAX_VALUE;
        }
        if (!(binary.right() instanceof Operand.Constant constant)) {
            return Long.MAX_VALUE;
        }
        boolean shifts = binary.op() == BinaryOp.LSHR || binary.op() == BinaryOp.ASHR && start.isNotNegative();
        if (shifts && constant.value() >= 1 && constant.value() < width) {
            return (width + constant.value() - 1) / constant.value();
        }
        boolean divides = binary.op() == BinaryOp.SDIV || binary.op() == BinaryOp.UDIV;
        if (divides && constant.value() >= 2) {
            int rounds = 1;
            for (long left = Long.divideUnsigned(-1L, constant.value()); left > 0; left /= constant.value()) {
                rounds++;
            }
            return rounds;
        }
        return Long.MAX_VALUE;
    }

    private boolean isReadingOf(Operand operand, Register variable, long offset) {
        Reading reading = reading(operand, DEPTH);
        return reading != null
                && reading.variable().equals(variable)
                && reading.offset() == offset
                && loop.contains(reading.place().block());
    }
}
