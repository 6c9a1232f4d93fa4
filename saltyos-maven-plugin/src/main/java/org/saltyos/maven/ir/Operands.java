package org.saltyos.maven.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each instruction reads, and where it can go; {@link Targets} says what it writes. */
public final class Operands {
    private Operands() {}

    /** The operands an instruction reads, in order. */
    public static List<Operand> read(Instruction instruction) {
        if (instruction instanceof Instruction.Terminator terminator) {
            return readByTerminator(terminator);
        }
        if (instruction instanceof Instruction.Move i) {
            return List.of(i.source());
        }
        if (instruction instanceof Instruction.Binary i) {
            return List.of(i.left(), i.right());
        }
        if (instruction instanceof Instruction.Unary i) {
            return List.of(i.source());
        }
        if (instruction instanceof Instruction.RotateLeft i) {
            return List.of(i.source(), i.distance());
        }
        if (instruction instanceof Instruction.Convert i) {
            return List.of(i.source());
        }
        if (instruction instanceof Instruction.Compare i) {
            return List.of(i.left(), i.right());
        }
        if (instruction instanceof Instruction.CompareThreeWay i) {
            return List.of(i.left(), i.right());
        }
        if (instruction instanceof Instruction.Check i) {
            List<Operand> all = new ArrayList<>(List.of(i.left(), i.right()));
            all.addAll(i.details());
            return all;
        }
        if (instruction instanceof Instruction.Call i) {
            return i.arguments();
        }
        return instruction instanceof Instruction.InlineAssembly i ? i.arguments() : readByMemory(instruction);
    }

    private static List<Operand> readByMemory(Instruction instruction) {
        if (instruction instanceof Instruction.Load i) {
            return List.of(i.base());
        }
        if (instruction instanceof Instruction.Store i) {
            return List.of(i.base(), i.value());
        }
        if (instruction instanceof Instruction.ArrayLength i) {
            return List.of(i.array());
        }
        if (instruction instanceof Instruction.ElementLoad i) {
            return List.of(i.array(), i.index());
        }
        if (instruction instanceof Instruction.ElementStore i) {
            return List.of(i.array(), i.index(), i.value());
        }
        if (instruction instanceof Instruction.CopyMemory i) {
            return List.of(i.target(), i.source(), i.count());
        }
        if (instruction instanceof Instruction.NewArray i) {
            return List.of(i.length());
        }
        if (instruction instanceof Instruction.AtomicLoad i) {
            return List.of(i.base());
        }
        if (instruction instanceof Instruction.AtomicStore i) {
            return List.of(i.base(), i.value());
        }
        if (instruction instanceof Instruction.AtomicUpdate i) {
            return List.of(i.base(), i.value());
        }
        if (instruction instanceof Instruction.CompareExchange i) {
            return List.of(i.base(), i.expected(), i.value());
        }
        return instruction instanceof Instruction.FillMemory i ? List.of(i.target(), i.value(), i.count()) : List.of();
    }

    private static List<Operand> readByTerminator(Instruction.Terminator terminator) {
        if (terminator instanceof Instruction.Branch i) {
            return List.of(i.left(), i.right());
        }
        if (terminator instanceof Instruction.Switch i) {
            return List.of(i.value());
        }
        if (terminator instanceof Instruction.Throw i) {
            return List.of(i.exception());
        }
        return terminator instanceof Instruction.Return i ? i.values() : List.of();
    }

    /** Where an exception of an instruction goes, null if it leaves the function or cannot be. */
    public static Instruction.@Nullable Unwind unwind(Instruction instruction) {
        if (instruction instanceof Instruction.Call i) {
            return i.unwind();
        }
        return instruction instanceof Instruction.Check i ? i.unwind() : null;
    }

    /** The blocks a terminator can go to; some may come twice. */
    public static List<Block.Id> successors(Instruction.Terminator terminator) {
        if (terminator instanceof Instruction.Jump i) {
            return List.of(i.target());
        }
        if (terminator instanceof Instruction.Branch i) {
            return List.of(i.ifTrue(), i.ifFalse());
        }
        if (terminator instanceof Instruction.Switch i) {
            List<Block.Id> all = new ArrayList<>(i.cases().values());
            all.add(i.otherwise());
            return all;
        }
        return List.of();
    }
}
