package org.saltyos.maven.ir;

import java.util.ArrayList;
import java.util.List;

/** Which registers an instruction writes. */
public final class Targets {
    private Targets() {}

    /** The registers an instruction writes when it goes on normally, and the exception variable of its handlers. */
    public static List<Register> of(Instruction instruction) {
        List<Register> result = new ArrayList<>();
        if (instruction instanceof Instruction.Move i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.Binary i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.Unary i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.RotateLeft i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.Convert i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.Compare i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.CompareThreeWay i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.Load i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.ArrayLength i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.ElementLoad i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.NewObject i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.NewArray i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.AtomicLoad i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.AtomicUpdate i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.CompareExchange i) {
            result.add(i.old());
            result.add(i.done());
        } else if (instruction instanceof Instruction.SymbolAddress i) {
            result.add(i.target());
        } else if (instruction instanceof Instruction.Call i) {
            result.addAll(i.targets());
            if (i.unwind() != null) {
                result.add(i.unwind().exception());
            }
        } else if (instruction instanceof Instruction.Check i && i.unwind() != null) {
            result.add(i.unwind().exception());
        } else if (instruction instanceof Instruction.InlineAssembly i) {
            result.addAll(i.targets());
        }
        return result;
    }
}
