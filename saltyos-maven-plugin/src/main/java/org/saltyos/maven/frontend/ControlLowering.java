package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;

/** Jumps, switches, returns and throws. */
final class ControlLowering {
    private static final Predicate[] BY_OPCODE = {
        Predicate.EQ, Predicate.NE, Predicate.LT, Predicate.GE, Predicate.GT, Predicate.LE
    };

    private ControlLowering() {}

    static void lower(MethodLowering m, AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        switch (opcode) {
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE ->
                branch(m, BY_OPCODE[opcode - IFEQ], m.popOperand(), Operand.i32(0), instruction);
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> {
                Operand right = m.popOperand();
                branch(m, BY_OPCODE[opcode - IF_ICMPEQ], m.popOperand(), right, instruction);
            }
            case IF_ACMPEQ, IF_ACMPNE -> {
                Operand right = identity(m, m.pop());
                Operand left = identity(m, m.pop());
                branch(m, opcode == IF_ACMPEQ ? Predicate.EQ : Predicate.NE, left, right, instruction);
            }
            case IFNULL, IFNONNULL -> {
                Nullness nullness = m.nullness(0);
                Operand value = identity(m, m.pop());
                // What is never null by type needs no comparison.
                Operand left = nullness == Nullness.NONNULL ? Operand.i32(1) : value;
                Operand right = nullness == Nullness.NONNULL ? Operand.i32(0) : new Operand.Null();
                branch(m, opcode == IFNULL ? Predicate.EQ : Predicate.NE, left, right, instruction);
            }
            case GOTO -> m.jump(((JumpInsnNode) instruction).label);
            case TABLESWITCH -> table(m, (TableSwitchInsnNode) instruction);
            case LOOKUPSWITCH -> lookup(m, (LookupSwitchInsnNode) instruction);
            case ATHROW -> throwing(m);
            default -> returning(m, opcode);
        }
    }

    private static Operand identity(MethodLowering m, Value value) {
        if (m.image.shapes().recordOf(value.type()) != null) {
            m.needsObject(value.type());
            throw m.reject(
                    DiagnosticCode.SALT0202,
                    "records are compared with == or !=",
                    "why: a record is a value without identity",
                    "try: equals()");
        }
        return m.operand(value);
    }

    /** Goes to the instruction's label if the predicate holds. */
    static void branch(
            MethodLowering m, Predicate predicate, Operand left, Operand right, AbstractInsnNode instruction) {
        LabelNode label = ((JumpInsnNode) instruction).label;
        if (left instanceof Operand.Constant a && right instanceof Operand.Constant b) {
            if (a.kind().isFloating()
                    ? holds(predicate, number(a), number(b))
                    : holds(predicate, a.value(), b.value())) {
                m.jump(label);
            }
            return; // decided at build time: the other way is not even looked at
        }
        m.spill(List.of(label));
        m.code.branch(predicate, left, right, m.block(label), false);
    }

    private static boolean holds(Predicate predicate, long left, long right) {
        return switch (predicate) {
            case EQ -> left == right;
            case NE -> left != right;
            case LT -> left < right;
            case GE -> left >= right;
            case GT -> left > right;
            case LE -> left <= right;
            case ULT -> Long.compareUnsigned(left, right) < 0;
            case UGE -> Long.compareUnsigned(left, right) >= 0;
            case UGT -> Long.compareUnsigned(left, right) > 0;
            case ULE -> Long.compareUnsigned(left, right) <= 0;
        };
    }

    private static double number(Operand.Constant constant) {
        return constant.kind() == Kind.F32
                ? Float.intBitsToFloat((int) constant.value())
                : Double.longBitsToDouble(constant.value());
    }

    private static boolean holds(Predicate predicate, double left, double right) {
        return switch (predicate) {
            case EQ -> left == right;
            case NE -> left != right;
            case LT -> left < right;
            case GE -> left >= right;
            case GT -> left > right;
            case LE -> left <= right;
            case ULT -> !(left >= right);
            case UGE -> !(left < right);
            case UGT -> !(left <= right);
            case ULE -> !(left > right);
        };
    }

    private static void table(MethodLowering m, TableSwitchInsnNode instruction) {
        List<Integer> keys = new ArrayList<>();
        for (int key = instruction.min; keys.size() < instruction.labels.size(); key++) {
            keys.add(key);
        }
        choose(m, keys, instruction.labels, instruction.dflt);
    }

    private static void lookup(MethodLowering m, LookupSwitchInsnNode instruction) {
        choose(m, instruction.keys, instruction.labels, instruction.dflt);
    }

    private static void choose(MethodLowering m, List<Integer> keys, List<LabelNode> labels, LabelNode otherwise) {
        Operand value = m.popOperand();
        if (value instanceof Operand.Constant constant) {
            int found = keys.indexOf((int) constant.value());
            m.jump(found < 0 ? otherwise : labels.get(found));
            return;
        }
        List<LabelNode> targets = new ArrayList<>(labels);
        targets.add(otherwise);
        m.spill(targets);
        TreeMap<Integer, Block.Id> cases = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            cases.put(keys.get(i), m.block(labels.get(i)));
        }
        m.code.end(new Instruction.Switch(m.code.line(), value, cases, m.block(otherwise)));
    }

    private static void throwing(MethodLowering m) {
        Nullness nullness = m.nullness(0);
        Value thrown = m.pop();
        if (!(thrown instanceof Value.Plain)) {
            String name = thrown.type().getInternalName();
            int kind = name.equals("java/lang/AssertionError")
                    ? PanicKind.ASSERTION
                    : name.equals("java/lang/IncompatibleClassChangeError") || name.equals("java/lang/MatchException")
                            ? PanicKind.UNREACHABLE
                            : PanicKind.THROWN;
            m.code.end(new Instruction.Panic(m.code.line(), kind));
            return;
        }
        Operand fault = NullChecks.dereference(m, m.operand(thrown), thrown.type(), nullness);
        m.handlers.raise(fault, thrown.type().getInternalName());
    }

    private static void returning(MethodLowering m, int opcode) {
        List<Operand> values = new ArrayList<>();
        if (m.image.makesValue(m.method)) {
            values.addAll(m.locals.allComponents());
        } else if (opcode != RETURN) {
            Nullness nullness = m.nullness(0);
            boolean nullable = FlowInterpreter.resultNullness(m.method) != Nullness.NONNULL;
            values.addAll(Conversions.to(
                    m, m.pop(), nullness, m.method.returnType(), nullable, "the result of " + m.method.displayName()));
        }
        m.code.end(new Instruction.Return(m.code.line(), values));
    }
}
