package org.saltyos.maven.ir;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes IR as text, one instruction a line, for golden tests and bug reports. */
public final class IrPrinter {
    private IrPrinter() {}

    /** A whole module: imports, globals, functions in order. */
    public static String print(IrModule module) {
        StringBuilder text = new StringBuilder("module ").append(module.name()).append('\n');
        module.imports()
                .forEach(i -> text.append("import ")
                        .append(i.symbol())
                        .append(i.parameters())
                        .append(" -> ")
                        .append(i.results())
                        .append('\n'));
        module.globals()
                .forEach(g -> text.append(g.readOnly() ? "constant " : "variable ")
                        .append(g.symbol())
                        .append(' ')
                        .append(g.bytes().length)
                        .append(" bytes, ")
                        .append(g.references())
                        .append('\n'));
        module.functions().forEach(f -> text.append('\n').append(print(f)));
        return text.toString();
    }

    /** One function. */
    public static String print(IrFunction function) {
        StringBuilder text =
                new StringBuilder("function ").append(function.symbol()).append(" (");
        text.append(function.parameters().stream().map(r -> r + ": " + r.type()).collect(Collectors.joining(", ")));
        text.append(") -> ").append(function.results());
        if (!function.attributes().isEmpty()) {
            text.append(' ').append(function.attributes().stream().sorted().toList());
        }
        text.append('\n');
        for (Block block : function.blocks()) {
            text.append(block.id()).append(":\n");
            block.instructions().forEach(i -> append(text, i));
            append(text, block.terminator());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Instruction instruction) {
        String body = describe(instruction);
        text.append("  ").append(body);
        if (instruction.line() > 0) {
            text.append(" ".repeat(Math.max(1, 60 - body.length())))
                    .append("; ")
                    .append(instruction.line());
        }
        text.append('\n');
    }

    private static String describe(Instruction instruction) {
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
            return targets(i.targets()) + "call " + i.symbol() + list(i.arguments()) + unwind(i.unwind());
        }
        return memory(instruction);
    }

    private static String memory(Instruction instruction) {
        if (instruction instanceof Instruction.Load i) {
            return target(i.target()) + (i.device() ? "device_" : "") + "load." + lower(i.memory()) + " "
                    + place(i.base(), i.offset()) + (i.invariant() ? " invariant" : "");
        }
        if (instruction instanceof Instruction.Store i) {
            return (i.device() ? "device_" : "") + "store." + lower(i.memory()) + " " + place(i.base(), i.offset())
                    + ", " + i.value();
        }
        if (instruction instanceof Instruction.ArrayLength i) {
            return target(i.target()) + "length " + i.array();
        }
        if (instruction instanceof Instruction.ElementLoad i) {
            return target(i.target()) + "load." + lower(i.memory()) + " " + i.array() + "[" + i.index() + "]";
        }
        if (instruction instanceof Instruction.ElementStore i) {
            return "store." + lower(i.memory()) + " " + i.array() + "[" + i.index() + "], " + i.value();
        }
        if (instruction instanceof Instruction.InlineAssembly i) {
            return targets(i.targets()) + "asm \"" + i.code() + "\" \"" + i.constraints() + "\"" + list(i.arguments());
        }
        if (instruction instanceof Instruction.CopyMemory i) {
            return "copy " + i.target() + ", " + i.source() + ", " + i.count();
        }
        if (instruction instanceof Instruction.FillMemory i) {
            return "fill " + i.target() + ", " + i.value() + ", " + i.count();
        }
        if (instruction instanceof Instruction.SymbolAddress i) {
            return target(i.target()) + "address " + i.symbol();
        }
        throw new IllegalArgumentException(instruction.toString());
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
            return "switch " + i.value() + " " + i.cases() + " else " + i.otherwise();
        }
        if (terminator instanceof Instruction.Return i) {
            return ("return " + i.values().stream().map(Operand::toString).collect(Collectors.joining(", "))).trim();
        }
        if (terminator instanceof Instruction.Throw i) {
            return "throw " + i.exception() + " " + i.type();
        }
        if (terminator instanceof Instruction.Panic i) {
            return "panic " + i.panicKind();
        }
        throw new IllegalArgumentException(terminator.toString());
    }

    private static String unwind(Instruction.@Nullable Unwind unwind) {
        return unwind == null ? "" : " unwind " + unwind.pad() + " " + unwind.exception() + unwind.caught();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String target(Register register) {
        return register + " = ";
    }

    private static String targets(List<Register> registers) {
        return registers.isEmpty()
                ? ""
                : registers.stream().map(Register::toString).collect(Collectors.joining(", ")) + " = ";
    }

    private static String list(List<Operand> operands) {
        return operands.stream().map(Operand::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String place(Operand base, long offset) {
        return offset == 0 ? "[" + base + "]" : "[" + base + " + " + offset + "]";
    }
}
