package org.saltyos.maven.frontend;

import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.WorldClass;
import org.saltyos.maven.world.desugar.RecordMethod;

/** Calls whose lowering needs the types of their arguments: arraycopy, requireNonNull, enum and record methods. */
final class SpecialCalls {
    private SpecialCalls() {}

    /** Lowers the call if it is one of these. */
    static boolean lower(MethodLowering m, MethodInsnNode call) {
        String key = call.owner + "." + call.name;
        if (call.owner.startsWith("[")) {
            throw m.reject(
                    DiagnosticCode.SALT0401,
                    call.name + "() of an array allocates",
                    "try: for enums, keep values() in a static final field");
        }
        if (key.equals("java/lang/System.arraycopy")) {
            arrayCopy(m);
            return true;
        }
        if (key.equals("java/util/Objects.requireNonNull") && call.desc.endsWith("Object;)Ljava/lang/Object;")) {
            Nullness nullness = m.nullness(0);
            Value value = m.pop();
            Operand checked = NullChecks.dereference(m, m.operand(value), value.type(), nullness);
            m.push(Value.of(value.type(), checked));
            return true;
        }
        if (call.desc.equals("(Ljava/lang/Object;)Z") && call.name.equals("equals")) {
            return recordEquals(m);
        }
        if (call.desc.equals("()I") && call.name.equals("ordinal")
                || call.desc.equals("()Ljava/lang/String;") && call.name.equals("name")) {
            return enumField(m, call);
        }
        return false;
    }

    private static boolean enumField(MethodLowering m, MethodInsnNode call) {
        if (!m.image.isSubclass(call.owner, "java/lang/Enum")) {
            return false;
        }
        Nullness nullness = m.nullness(0);
        Value value = m.pop();
        Operand base = NullChecks.dereference(m, m.operand(value), value.type(), nullness);
        WorldClass root = m.image.world().get("java/lang/Enum");
        ObjectLayout.Slot slot =
                m.image.shapes().layout(root).slots(root, call.name).get(0);
        Leaf leaf = slot.leaf();
        Register target = m.code.temporary(leaf.irType());
        m.code.add(new Instruction.Load(
                m.code.line(), target, leaf.memory(), base, slot.offset(), "field Enum." + call.name, false, true));
        m.push(Value.of(leaf.type(), target));
        return true;
    }

    /** Records are equal when all components are: numbers by value, references by identity of what they refer to. */
    private static boolean recordEquals(MethodLowering m) {
        Value right = m.peek(0);
        Value left = m.peek(1);
        WorldClass record = m.image.shapes().recordOf(left.type());
        if (record == null
                || record != m.image.shapes().recordOf(right.type())
                || record.method("equals", "(Ljava/lang/Object;)Z") != null && !isGenerated(record)) {
            return false;
        }
        for (Leaf leaf : m.image.shapes().leavesOfRecord(record)) {
            if (leaf.memory() == MemoryKind.REF) {
                throw m.reject(
                        DiagnosticCode.SALT0202,
                        "equals() of record " + record.simpleName() + " would compare the objects in " + leaf.path(),
                        "try: compare the components you mean");
            }
        }
        m.pop();
        m.pop();
        List<Operand> a = ((Value.Plain) left).parts();
        List<Operand> b = ((Value.Plain) right).parts();
        Operand equal = Operand.i32(1);
        for (int i = 0; i < a.size(); i++) {
            equal = m.code.binary(IrType.I32, BinaryOp.AND, equal, componentsEqual(m, a.get(i), b.get(i)));
        }
        m.push(Value.of(Type.BOOLEAN_TYPE, equal));
        return true;
    }

    /** Floating-point components are equal as by Float.compare and Double.compare: NaN is, zeros of two signs are not. */
    private static Operand componentsEqual(MethodLowering m, Operand a, Operand b) {
        if (!a.kind().isFloating()) {
            return m.code.compare(Predicate.EQ, a, b);
        }
        IrType bits = a.kind() == Kind.F32 ? IrType.I32 : IrType.I64;
        Operand same = m.code.compare(
                Predicate.EQ,
                ArithmeticLowering.convert(m, bits, ConvertOp.RAW_BITS, a),
                ArithmeticLowering.convert(m, bits, ConvertOp.RAW_BITS, b));
        Operand nan = m.code.binary(
                IrType.I32, BinaryOp.AND, m.code.compare(Predicate.NE, a, a), m.code.compare(Predicate.NE, b, b));
        return m.code.binary(IrType.I32, BinaryOp.OR, same, nan);
    }

    /** Whether a record's equals is the one javac makes. */
    private static boolean isGenerated(WorldClass record) {
        return Annotations.of(
                        Objects.requireNonNull(record.method("equals", "(Ljava/lang/Object;)Z")),
                        RecordMethod.GENERATED)
                .isPresent();
    }

    private static void arrayCopy(MethodLowering m) {
        Nullness ofTarget = m.nullness(2);
        Nullness ofSource = m.nullness(4);
        Operand count = m.popOperand();
        Operand targetIndex = m.popOperand();
        Value target = m.pop();
        Operand sourceIndex = m.popOperand();
        Value source = m.pop();
        Type type = source.type();
        if (type.getSort() != Type.ARRAY || !type.equals(target.type())) {
            throw m.reject(
                    DiagnosticCode.SALT0104,
                    "System.arraycopy needs two arrays whose type is known to be the same, not " + type.getClassName()
                            + " and " + target.type().getClassName());
        }
        Operand from = ArrayLowering.array(m, source, ofSource);
        Operand to = ArrayLowering.array(m, target, ofTarget);
        MemoryKind memory = Leaf.memoryOf(Type.getType(type.getDescriptor().substring(1)));
        m.code.check(PanicKind.ARRAY_INDEX, Predicate.GE, count, Operand.i32(0));
        checkRange(m, from, sourceIndex, count);
        checkRange(m, to, targetIndex, count);
        Operand bytes = m.code.binary(
                IrType.I64,
                BinaryOp.MUL,
                ArithmeticLowering.convert(m, IrType.I64, ConvertOp.ZEXT, count),
                Operand.i64(memory.size()));
        m.code.add(new Instruction.CopyMemory(
                m.code.line(),
                address(m, to, targetIndex, memory),
                address(m, from, sourceIndex, memory),
                bytes,
                true));
        m.image.heap().written(type);
    }

    /** {@code 0 <= index <= length - count}, with count known not to be negative. */
    private static void checkRange(MethodLowering m, Operand array, Operand index, Operand count) {
        m.code.check(PanicKind.ARRAY_INDEX, Predicate.GE, index, Operand.i32(0));
        Operand length = ArrayLowering.length(m, array);
        Operand last = m.code.binary(IrType.I32, BinaryOp.SUB, length, count);
        m.code.check(PanicKind.ARRAY_INDEX, Predicate.LE, index, last);
    }

    private static Operand address(MethodLowering m, Operand array, Operand index, MemoryKind memory) {
        Operand base = ArithmeticLowering.convert(m, IrType.I64, ConvertOp.ADDRESS, array);
        Operand wide = ArithmeticLowering.convert(m, IrType.I64, ConvertOp.ZEXT, index);
        Operand offset = m.code.binary(IrType.I64, BinaryOp.MUL, wide, Operand.i64(memory.size()));
        Operand first = m.code.binary(IrType.I64, BinaryOp.ADD, base, Operand.i64(ObjectLayout.HEADER));
        return m.code.binary(IrType.I64, BinaryOp.ADD, first, offset);
    }
}
