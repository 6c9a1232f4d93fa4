package org.saltyos.maven.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.CompilerBug;

/** Collects the blocks of one function: hands out registers and block names, and keeps the current line. */
public final class FunctionBuilder {
    private final List<Block> blocks = new ArrayList<>();
    private int registers;
    private int names;
    private int line;
    private Instruction.@Nullable Unwind unwind;
    private Block.@Nullable Id current;
    private List<Instruction> instructions = new ArrayList<>();

    /** The line that following instructions belong to. */
    public void line(int newLine) {
        line = newLine;
    }

    public int line() {
        return line;
    }

    /** Where exceptions of following calls and checks go; null for out of the function. */
    public void unwind(Instruction.@Nullable Unwind handlers) {
        unwind = handlers;
    }

    /** A register written once. */
    public Register temporary(IrType type) {
        return new Register(registers++, type, false);
    }

    /** A register written any number of times. */
    public Register variable(IrType type) {
        return new Register(registers++, type, true);
    }

    /** A name for a block to come. */
    public Block.Id name() {
        return new Block.Id(names++);
    }

    /** Begins a block; the one before must have ended. */
    public void start(Block.Id id) {
        if (current != null) {
            throw new CompilerBug("block " + current + " has no end");
        }
        current = id;
        instructions = new ArrayList<>();
    }

    /** Whether code is being added to a block. */
    public boolean isOpen() {
        return current != null;
    }

    public void add(Instruction instruction) {
        if (current == null) {
            throw new CompilerBug("instruction outside a block: " + instruction);
        }
        instructions.add(withUnwind(instruction));
    }

    private Instruction withUnwind(Instruction instruction) {
        if (unwind != null && instruction instanceof Instruction.Call call && call.unwind() == null) {
            return new Instruction.Call(call.line(), call.targets(), call.symbol(), call.arguments(), unwind);
        }
        if (unwind != null && instruction instanceof Instruction.Check check && check.unwind() == null) {
            return new Instruction.Check(
                    check.line(),
                    check.panicKind(),
                    check.predicate(),
                    check.left(),
                    check.right(),
                    check.details(),
                    unwind,
                    check.site());
        }
        return instruction;
    }

    /** Ends the current block. */
    public void end(Instruction.Terminator terminator) {
        if (current == null) {
            throw new CompilerBug("end outside a block: " + terminator);
        }
        blocks.add(new Block(current, instructions, terminator));
        current = null;
    }

    /** All blocks, in the order they were started. */
    public List<Block> blocks() {
        return blocks;
    }

    public Register move(IrType type, Operand source) {
        Register target = temporary(type);
        add(new Instruction.Move(line, target, source));
        return target;
    }

    public Register binary(IrType type, BinaryOp op, Operand left, Operand right) {
        Register target = temporary(type);
        add(new Instruction.Binary(line, target, op, left, right));
        return target;
    }

    public Register compare(Predicate predicate, Operand left, Operand right) {
        Register target = temporary(IrType.I32);
        add(new Instruction.Compare(line, target, predicate, left, right));
        return target;
    }

    /** Panics, or ends with an exception that tells both operands, unless the predicate holds. */
    public void check(int panicKind, Predicate predicate, Operand left, Operand right) {
        add(new Instruction.Check(line, panicKind, predicate, left, right));
    }

    /** Panics, or ends with an exception that tells {@code details}, unless the predicate holds. */
    public void check(int panicKind, Predicate predicate, Operand left, Operand right, List<Operand> details) {
        add(new Instruction.Check(line, panicKind, predicate, left, right, details, null));
    }

    /** Panics, or ends with an exception whose message describes a bytecode instruction, if a reference is null. */
    public void checkPresent(Operand reference, int site) {
        add(new Instruction.Check(
                line,
                PanicKind.NULL,
                Predicate.NE,
                reference,
                new Operand.Null(),
                List.of(reference, new Operand.Null()),
                null,
                site));
    }

    /** Continues in {@code next} if the predicate does not hold, else goes to {@code ifTrue}. */
    public void branch(Predicate predicate, Operand left, Operand right, Block.Id ifTrue, boolean unlikely) {
        Block.Id next = name();
        end(new Instruction.Branch(line, predicate, left, right, ifTrue, next, unlikely));
        start(next);
    }
}
