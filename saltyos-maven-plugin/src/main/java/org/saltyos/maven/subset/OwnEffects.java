package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.intrinsic.Intrinsics;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;

/** What one method does itself, without what it calls. */
final class OwnEffects {
    private static final Pattern PORT_INSTRUCTION =
            Pattern.compile("(^|[;\\n])\\s*(\\w+:\\s*)?(rep\\w*\\s+)?(in|out)s?[bwl]?(\\s|;|$)");
    private static final Set<String> FLOATS = Set.of("F", "D");

    private final ClosedCalls calls;
    private final Method method;
    private final Map<Effect, Cause> found = new EnumMap<>(Effect.class);

    /** Where an effect comes from. */
    record Cause(int line, String what) {}

    OwnEffects(ClosedCalls calls, Method method) {
        this.calls = calls;
        this.method = method;
    }

    Map<Effect, Cause> find() {
        calls.of(method).forEach(this::primitive);
        code();
        bytecode();
        return found;
    }

    private void add(Effect effect, int line, String what) {
        found.putIfAbsent(effect, new Cause(line, what));
    }

    private void primitive(CallSite site) {
        Method target = site.declared();
        String name = target.displayName();
        Set<Method> called = new LinkedHashSet<>(site.targets());
        called.add(target);
        for (Method each : called) {
            if (Marks.has(each, Marks.EFFECT + "Blocks")) {
                add(Effect.BLOCK, site.line(), each.displayName());
            }
            if (Marks.has(each, Marks.EFFECT + "Io")) {
                add(Effect.IO, site.line(), each.displayName());
            }
            if (Marks.has(each, Marks.SYNC + "InterruptsOff")) {
                add(Effect.IRQ_OFF, site.line(), each.displayName());
            }
        }
        String intrinsic = Marks.text(target, Marks.LANG + "Intrinsic").orElse("");
        if (intrinsic.startsWith("mmio.")) {
            add(Effect.IO, site.line(), name);
        }
        String assembly = Annotations.of(target.node(), Marks.LANG + "Asm")
                .map(values -> String.valueOf(values.get("code")))
                .orElse("");
        if (PORT_INSTRUCTION.matcher(assembly).find()) {
            add(Effect.IO, site.line(), name);
        }
        if (Intrinsics.isUnsafe(intrinsic) || !assembly.isEmpty() || Marks.has(target, Marks.LANG + "Import")) {
            add(Effect.UNSAFE, site.line(), name);
        }
    }

    /** Checks and allocations: the lowered code knows what the optimiser's front half has already removed. */
    private void code() {
        for (Block block : calls.image().function(method).blocks()) {
            List<Instruction> all = new ArrayList<>(block.instructions());
            all.add(block.terminator());
            for (Instruction each : all) {
                if (each instanceof Instruction.Check check) {
                    add(Effect.PANIC, check.line(), describe(check.panicKind()));
                } else if (each instanceof Instruction.Panic panic) {
                    add(Effect.PANIC, panic.line(), describe(panic.panicKind()));
                } else if (each instanceof Instruction.NewObject made) {
                    add(Effect.ALLOC, made.line(), "new");
                } else if (each instanceof Instruction.NewArray made) {
                    add(Effect.ALLOC, made.line(), "new");
                }
            }
        }
    }

    private static String describe(int panicKind) {
        return switch (panicKind) {
            case PanicKind.NULL -> "check for null";
            case PanicKind.ARRAY_INDEX -> "check of an index";
            case PanicKind.STRING_INDEX -> "check of a text's index";
            case PanicKind.DIVISION_BY_ZERO -> "check for division by zero";
            case PanicKind.CLASS_CAST -> "check of a cast";
            case PanicKind.NEGATIVE_SIZE -> "check of a new array's length";
            case PanicKind.EXHAUSTED -> "check for memory";
            case PanicKind.ASSERTION -> "assert";
            case PanicKind.UNREACHABLE -> "a switch without a matching case";
            default -> "throw of an exception that nothing catches";
        };
    }

    /** What the lowered code leaves to helpers; it makes everything else itself. */
    private static boolean allocates(AbstractInsnNode each) {
        return each.getOpcode() == Opcodes.MULTIANEWARRAY
                || each instanceof MethodInsnNode call && call.owner.startsWith("[") && call.name.equals("clone");
    }

    private void bytecode() {
        int line = 0;
        for (AbstractInsnNode each : method.node().instructions) {
            if (each instanceof LineNumberNode number) {
                line = number.line;
            } else if (allocates(each)) {
                add(Effect.ALLOC, line, "new");
            } else if (isFloat(each)) {
                add(Effect.FLOAT, line, "floating-point arithmetic");
            }
        }
        Type result = method.returnType();
        if (FLOATS.contains(result.getDescriptor())) {
            add(Effect.FLOAT, method.firstLine(), "floating-point result");
        }
    }

    /** Copies count like operations: they go through the same registers. */
    private static boolean isFloat(AbstractInsnNode each) {
        return switch (each.getOpcode()) {
            case Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM, Opcodes.FNEG -> true;
            case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM, Opcodes.DNEG -> true;
            case Opcodes.FCMPL, Opcodes.FCMPG, Opcodes.DCMPL, Opcodes.DCMPG -> true;
            case Opcodes.I2F, Opcodes.I2D, Opcodes.L2F, Opcodes.L2D -> true;
            case Opcodes.F2I, Opcodes.F2L, Opcodes.F2D, Opcodes.D2I, Opcodes.D2L, Opcodes.D2F -> true;
            case Opcodes.FLOAD, Opcodes.DLOAD, Opcodes.FSTORE, Opcodes.DSTORE -> true;
            case Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.FASTORE, Opcodes.DASTORE -> true;
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2, Opcodes.DCONST_0, Opcodes.DCONST_1 -> true;
            case Opcodes.LDC -> ((LdcInsnNode) each).cst instanceof Float || ((LdcInsnNode) each).cst instanceof Double;
            case Opcodes.GETSTATIC, Opcodes.PUTSTATIC, Opcodes.GETFIELD, Opcodes.PUTFIELD ->
                FLOATS.contains(((FieldInsnNode) each).desc);
            default -> false;
        };
    }
}
