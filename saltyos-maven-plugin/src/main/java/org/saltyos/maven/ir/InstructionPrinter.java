package org.saltyos.maven.ir;

import static org.saltyos.maven.ir.IrText.definition;
import static org.saltyos.maven.ir.IrText.lower;
import static org.saltyos.maven.ir.IrText.name;
import static org.saltyos.maven.ir.IrText.place;
import static org.saltyos.maven.ir.IrText.quote;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of each instruction; {@link InstructionParser} is its mirror. */
final class InstructionPrinter {
    private InstructionPrinter() {}

    static String print(Instruction instruction) {
        if (instruction instanceof Instruction.Terminator terminator) {
            return terminator(terminator);
        }
        if (instruction instanceof Instruction.Move i) {
            return target(i.target()) + i.source();
        }
        if (instruction instanceof Instruction.Binary i) {
            return target(i.target()) + lower(i.op()) + " " + i.left() + ", " + i.right();
        }
        if (instruction instanceof Instruction.Unary i) {
            return target(i.target()) + lower(i.op()) + " " + i.source();
        }
        if (instruction instanceof Instruction.RotateLeft i) {
            return target(i.target()) + "rotate_left " + i.source() + ", " + i.distance();
        }
        if (instruction instanceof Instruction.Convert i) {
            return target(i.target()) + lower(i.op()) + " " + i.source();
        }
        if (instruction instanceof Instruction.Compare i) {
            return target(i.target()) + lower(i.predicate()) + " " + i.left() + ", " + i.right();
        }
        if (instruction instanceof Instruction.CompareThreeWay i) {
            return target(i.target()) + "compare " + i.left() + ", " + i.right();
        }
        if (instruction instanceof Instruction.Check i) {
            String told = i.details().equals(List.of(i.left(), i.right())) ? "" : " tells" + list(i.details());
            return "check " + i.panicKind() + ": " + lower(i.predicate()) + " " + i.left() + ", " + i.right() + told
                    + unwind(i.unwind());
        }
        if (instruction instanceof Instruction.Call i) {
            return targets(i.targets()) + "call " + name(i.symbol()) + list(i.arguments()) + unwind(i.unwind());
        }
        if (instruction instanceof Instruction.InlineAssembly i) {
            return assembly(i);
        }
        return memory(instruction);
    }

    private static String memory(Instruction instruction) {
        if (instruction instanceof Instruction.Load i) {
            return target(i.target()) + (i.device() ? "device_" : "") + "load." + lower(i.memory()) + " "
                    + place(i.base(), i.offset()) + alias(i.alias()) + (i.invariant() ? " invariant" : "");
        }
        if (instruction instanceof Instruction.Store i) {
            return (i.device() ? "device_" : "") + "store." + lower(i.memory()) + " " + place(i.base(), i.offset())
                    + ", " + i.value() + alias(i.alias());
        }
        if (instruction instanceof Instruction.ArrayLength i) {
            return target(i.target()) + "length " + i.array();
        }
        if (instruction instanceof Instruction.ElementLoad i) {
            return target(i.target()) + "load." + lower(i.memory()) + " " + i.array() + "[" + i.index() + "]"
                    + alias(i.alias());
        }
        if (instruction instanceof Instruction.ElementStore i) {
            return "store." + lower(i.memory()) + " " + i.array() + "[" + i.index() + "], " + i.value()
                    + alias(i.alias());
        }
        if (instruction instanceof Instruction.CopyMemory i) {
            return (i.overlapping() ? "move " : "copy ") + i.target() + ", " + i.source() + ", " + i.count();
        }
        if (instruction instanceof Instruction.FillMemory i) {
            return "fill " + i.target() + ", " + i.value() + ", " + i.count();
        }
        if (instruction instanceof Instruction.NewObject i) {
            return target(i.target()) + "new " + i.bytes() + " type " + i.typeNumber();
        }
        if (instruction instanceof Instruction.NewArray i) {
            return target(i.target()) + "new " + i.length() + " * " + i.elementBytes() + " type " + i.typeNumber();
        }
        if (instruction instanceof Instruction.SymbolAddress i) {
            return target(i.target()) + "symbol " + name(i.symbol());
        }
        return atomic(instruction);
    }

    private static String atomic(Instruction instruction) {
        if (instruction instanceof Instruction.AtomicLoad i) {
            return target(i.target()) + "atomic_load." + lower(i.memory()) + " " + place(i.base(), i.offset()) + " "
                    + lower(i.order());
        }
        if (instruction instanceof Instruction.AtomicStore i) {
            return "atomic_store." + lower(i.memory()) + " " + place(i.base(), i.offset()) + ", " + i.value() + " "
                    + lower(i.order());
        }
        if (instruction instanceof Instruction.AtomicUpdate i) {
            return target(i.target()) + "atomic_" + lower(i.op()) + "." + lower(i.memory()) + " "
                    + place(i.base(), i.offset()) + ", " + i.value() + " " + lower(i.order());
        }
        if (instruction instanceof Instruction.CompareExchange i) {
            return targets(List.of(i.old(), i.done())) + (i.weak() ? "weak_exchange." : "exchange.") + lower(i.memory())
                    + " " + place(i.base(), i.offset()) + ", " + i.expected() + ", " + i.value() + " "
                    + lower(i.order());
        }
        if (instruction instanceof Instruction.Fence i) {
            return "fence " + lower(i.order());
        }
        throw new IllegalArgumentException(instruction.toString());
    }

    private static String assembly(Instruction.InlineAssembly assembly) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < assembly.targets().size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(definition(assembly.targets().get(i)))
                    .append('/')
                    .append(assembly.resultWidths().get(i));
        }
        text.append(text.isEmpty() ? "" : " = ")
                .append(assembly.pure() ? "pure_asm " : "asm ")
                .append(quote(assembly.code()))
                .append(' ')
                .append(quote(assembly.constraints()))
                .append('(');
        for (int i = 0; i < assembly.arguments().size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(assembly.arguments().get(i))
                    .append('/')
                    .append(assembly.argumentWidths().get(i));
        }
        return text.append(')').toString();
    }

    private static String terminator(Instruction.Terminator terminator) {
        if (terminator instanceof Instruction.Jump i) {
            return "jump " + i.target();
        }
        if (terminator instanceof Instruction.Branch i) {
            return "branch " + lower(i.predicate()) + " " + i.left() + ", " + i.right() + " ? " + i.ifTrue() + " : "
                    + i.ifFalse() + (i.unlikely() ? " unlikely" : "");
        }
        if (terminator instanceof Instruction.Switch i) {
            String cases = i.cases().entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
            return "switch " + i.value() + " " + cases + " else " + i.otherwise();
        }
        if (terminator instanceof Instruction.Return i) {
            return ("return " + i.values().stream().map(Operand::toString).collect(Collectors.joining(", "))).trim();
        }
        if (terminator instanceof Instruction.Throw i) {
            return "throw " + i.exception() + " " + quote(i.type());
        }
        if (terminator instanceof Instruction.Panic i) {
            return "panic " + i.panicKind();
        }
        throw new IllegalArgumentException(terminator.toString());
    }

    private static String unwind(Instruction.@Nullable Unwind unwind) {
        return unwind == null
                ? ""
                : " unwind " + unwind.pad() + " " + definition(unwind.exception())
                        + unwind.caught().stream().map(IrText::quote).collect(Collectors.joining(", ", " [", "]"));
    }

    private static String alias(@Nullable String alias) {
        return alias == null ? "" : " " + quote(alias);
    }

    private static String target(Register register) {
        return definition(register) + " = ";
    }

    private static String targets(List<Register> registers) {
        return registers.isEmpty()
                ? ""
                : registers.stream().map(IrText::definition).collect(Collectors.joining(", ")) + " = ";
    }

    private static String list(List<Operand> operands) {
        return operands.stream().map(Operand::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
