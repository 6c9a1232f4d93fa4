package org.saltyos.maven.ir;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One step of a function. Each carries the source line it came from (0: none), of the function's source file.
 *
 * <p>{@code alias} names what kind of memory an access touches, for type-based alias analysis: two accesses with
 * different names never touch the same byte; null may touch anything.
 */
public sealed interface Instruction {
    /** The source line. */
    int line();

    /** The instructions that end a block. */
    sealed interface Terminator extends Instruction {}

    /** Copies a value. */
    record Move(int line, Register target, Operand source) implements Instruction {}

    /** {@code target = left op right}, all of the target's kind but shift distances. */
    record Binary(int line, Register target, BinaryOp op, Operand left, Operand right) implements Instruction {}

    /** {@code target = op(source)}. */
    record Unary(int line, Register target, UnaryOp op, Operand source) implements Instruction {}

    /** Rotates left by an I32 distance, masked to the width. */
    record RotateLeft(int line, Register target, Operand source, Operand distance) implements Instruction {}

    /** {@code target = op(source)}. */
    record Convert(int line, Register target, ConvertOp op, Operand source) implements Instruction {}

    /** {@code target = left predicate right ? 1 : 0}, target I32. */
    record Compare(int line, Register target, Predicate predicate, Operand left, Operand right)
            implements Instruction {}

    /** {@code target = -1, 0 or 1} as left is smaller than, equal to, greater than right (both signed), target I32. */
    record CompareThreeWay(int line, Register target, Operand left, Operand right) implements Instruction {}

    /**
     * Reads memory at {@code base + offset}. Base is a REF (never null) or a raw I64 address.
     *
     * @param device one volatile access of exactly this width
     * @param invariant the memory never changes while it can be seen
     */
    record Load(
            int line,
            Register target,
            MemoryKind memory,
            Operand base,
            long offset,
            @Nullable String alias,
            boolean device,
            boolean invariant)
            implements Instruction {}

    /** Writes memory at {@code base + offset}. */
    record Store(
            int line,
            MemoryKind memory,
            Operand base,
            long offset,
            Operand value,
            @Nullable String alias,
            boolean device)
            implements Instruction {}

    /** The length of an array that is not null: I32, at offset 0, between 0 and 2^31 - 1, never changing. */
    record ArrayLength(int line, Register target, Operand array) implements Instruction {}

    /** Reads an element; the index was checked. Elements start at offset 8 of the array. */
    record ElementLoad(
            int line,
            Register target,
            MemoryKind memory,
            Operand array,
            Operand index,
            @Nullable String alias) implements Instruction {}

    /** Writes an element; the index was checked. */
    record ElementStore(
            int line,
            MemoryKind memory,
            Operand array,
            Operand index,
            Operand value,
            @Nullable String alias) implements Instruction {}

    /**
     * Where control goes when an instruction ends with an exception.
     *
     * @param pad the block that finds the handler
     * @param exception the variable in which the pad finds the exception
     * @param caught the internal names of the classes its handlers catch
     */
    record Unwind(Block.Id pad, Register exception, List<String> caught) {
        public Unwind {
            caught = List.copyOf(caught);
        }
    }

    /**
     * Goes on if {@code left predicate right} holds, else ends with the exception of a {@code org.saltyos.abi.PanicKind}:
     * one that something may catch goes there, any other is a panic.
     *
     * @param details what the message of the exception tells, if it becomes one
     * @param unwind null outside handlers
     * @param site index of the bytecode instruction that the message describes, {@link #NO_SITE} for none; no part of the text
     */
    record Check(
            int line,
            int panicKind,
            Predicate predicate,
            Operand left,
            Operand right,
            List<Operand> details,
            @Nullable Unwind unwind,
            int site)
            implements Instruction {
        /** No instruction that a message could describe. */
        public static final int NO_SITE = -1;

        /** A check whose message describes no instruction. */
        public Check(
                int line,
                int panicKind,
                Predicate predicate,
                Operand left,
                Operand right,
                List<Operand> details,
                @Nullable Unwind unwind) {
            this(line, panicKind, predicate, left, right, details, unwind, NO_SITE);
        }

        /** A check outside handlers, whose exception would tell both operands. */
        public Check(int line, int panicKind, Predicate predicate, Operand left, Operand right) {
            this(line, panicKind, predicate, left, right, List.of(left, right), null);
        }
    }

    /**
     * Calls a function of the module or an import; one target register per result.
     *
     * @param unwind null outside handlers
     */
    record Call(
            int line,
            List<Register> targets,
            String symbol,
            List<Operand> arguments,
            @Nullable Unwind unwind) implements Instruction {
        /** A call outside handlers. */
        public Call(int line, List<Register> targets, String symbol, List<Operand> arguments) {
            this(line, targets, symbol, arguments, null);
        }
    }

    /**
     * Inline assembly, AT&amp;T syntax in LLVM's template form, constraints in LLVM's form.
     *
     * @param resultWidths bits of each target (8, 16, 32, 64), sign-extended into it when narrower
     * @param argumentWidths bits of each argument
     * @param pure no effect but its results
     */
    record InlineAssembly(
            int line,
            List<Register> targets,
            List<Integer> resultWidths,
            String code,
            String constraints,
            List<Operand> arguments,
            List<Integer> argumentWidths,
            boolean pure)
            implements Instruction {}

    /**
     * Makes an object, all zero but its header; null when memory is used up.
     *
     * @param bytes of the whole object, a multiple of 8
     * @param typeNumber of its class
     */
    record NewObject(int line, Register target, int bytes, int typeNumber) implements Instruction {}

    /**
     * Makes an array of zeros; null when memory is used up.
     *
     * @param length I32, not negative
     * @param elementBytes 1, 2, 4 or 8
     * @param typeNumber of its class
     */
    record NewArray(int line, Register target, Operand length, int elementBytes, int typeNumber)
            implements Instruction {}

    /** Reads memory that others may write at the same time; the place is aligned to its width. */
    record AtomicLoad(int line, Register target, MemoryKind memory, Operand base, long offset, MemoryOrder order)
            implements Instruction {}

    /** Writes memory that others may read or write at the same time. */
    record AtomicStore(int line, MemoryKind memory, Operand base, long offset, Operand value, MemoryOrder order)
            implements Instruction {}

    /** Replaces memory by {@code op(old, value)} in one step; the target becomes what was there. */
    record AtomicUpdate(
            int line,
            Register target,
            UpdateOp op,
            MemoryKind memory,
            Operand base,
            long offset,
            Operand value,
            MemoryOrder order)
            implements Instruction {}

    /**
     * Writes {@code value} if the memory holds {@code expected}, in one step.
     *
     * @param old becomes what was there
     * @param done becomes 1 if the value was written, else 0 (I32)
     * @param weak it may fail although the expected value was there
     */
    record CompareExchange(
            int line,
            Register old,
            Register done,
            MemoryKind memory,
            Operand base,
            long offset,
            Operand expected,
            Operand value,
            MemoryOrder order,
            boolean weak)
            implements Instruction {}

    /** Orders accesses before with those after; never OPAQUE. */
    record Fence(int line, MemoryOrder order) implements Instruction {}

    /** Copies {@code count} (I64) bytes; bases are I64 addresses; {@code overlapping} allows overlap. */
    record CopyMemory(int line, Operand target, Operand source, Operand count, boolean overlapping)
            implements Instruction {}

    /** Sets {@code count} (I64) bytes at the I64 address {@code target} to the low byte of {@code value} (I32). */
    record FillMemory(int line, Operand target, Operand value, Operand count) implements Instruction {}

    /** {@code target} (I64) becomes the address of a symbol defined by assembly or the linker script. */
    record SymbolAddress(int line, Register target, String symbol) implements Instruction {}

    /** Goes to another block. */
    record Jump(int line, Block.Id target) implements Terminator {}

    /**
     * Goes to one of two blocks.
     *
     * @param unlikely whether {@code ifTrue} is hardly ever taken
     */
    record Branch(
            int line,
            Predicate predicate,
            Operand left,
            Operand right,
            Block.Id ifTrue,
            Block.Id ifFalse,
            boolean unlikely)
            implements Terminator {}

    /** Goes to the block of the I32 value's case, or to the default. */
    record Switch(int line, Operand value, SortedMap<Integer, Block.Id> cases, Block.Id otherwise)
            implements Terminator {}

    /** Ends the function; one value per result. */
    record Return(int line, List<Operand> values) implements Terminator {}

    /**
     * Ends the function with an exception that none of its handlers catches.
     *
     * @param exception a reference that is not null
     * @param type the internal name of a class it is of
     */
    record Throw(int line, Operand exception, String type) implements Terminator {}

    /** Ends everything: a bug was found. */
    record Panic(int line, int panicKind) implements Terminator {}
}
