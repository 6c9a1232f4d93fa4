package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;

/** New objects, casts and type tests. */
final class ObjectLowering {
    private ObjectLowering() {}

    static void lower(MethodLowering m, AbstractInsnNode instruction) {
        switch (instruction.getOpcode()) {
            case NEWARRAY, ANEWARRAY, MULTIANEWARRAY -> array(m, instruction);
            case NEW -> create(m, (TypeInsnNode) instruction);
            case CHECKCAST -> cast(m, Type.getObjectType(((TypeInsnNode) instruction).desc));
            default -> test(m, Type.getObjectType(((TypeInsnNode) instruction).desc));
        }
    }

    private static void array(MethodLowering m, AbstractInsnNode instruction) {
        if (!m.image.isManaged()) {
            throw m.reject(
                    DiagnosticCode.SALT0401,
                    "this allocates an array, and there is no heap",
                    "why: memory at run time is static, on the stack, or given by the kernel",
                    "try: create the array in a static initialiser");
        }
        Allocation.array(m, instruction);
    }

    private static void create(MethodLowering m, TypeInsnNode instruction) {
        String name = instruction.desc;
        if (m.image.isManaged() && m.image.shapes().recordOf(Type.getObjectType(name)) == null) {
            Allocation.object(m, Type.getObjectType(name));
            return;
        }
        if (m.image.isFault(name)) {
            throw m.reject(
                    DiagnosticCode.SALT0702,
                    "a fault is created at run time",
                    "why: faults are constants, so that throwing one is returning a register",
                    "try: keep it in a static final field and throw that");
        }
        Type type = Type.getObjectType(name);
        if (m.image.world().get(name).isLambda()) {
            throw m.reject(
                    DiagnosticCode.SALT0401,
                    "a lambda or method reference that keeps values of its surroundings is made at run time",
                    "why: this allocates an object, and there is no heap",
                    "try: pass the values as arguments, or make the object in a static initialiser");
        }
        if (!m.image.world().get(name).isRecord() && !m.isDoomed(type)) {
            throw m.reject(
                    DiagnosticCode.SALT0401,
                    "this allocates an object of " + type.getClassName() + ", and there is no heap",
                    "why: memory at run time is static, on the stack, or given by the kernel",
                    "try: make it a record if it has no identity, or keep one object in a static final field");
        }
        m.push(new Value.Fresh(type, instruction));
    }

    /** Whether the static type already says what a cast or test asks. */
    static boolean isSubtype(MethodLowering m, Type from, Type to) {
        if (from.equals(to) || to.getInternalName().equals("java/lang/Object")) {
            return true;
        }
        if (from.getSort() == Type.ARRAY && to.getSort() == Type.OBJECT && m.image.isManaged()) {
            return Arrays.isSupertype(to.getInternalName());
        }
        if (from.getSort() == Type.ARRAY
                || to.getSort() == Type.ARRAY
                || from.getInternalName().equals("null")) {
            return from.getInternalName().equals("null");
        }
        return m.image
                .world()
                .hierarchy()
                .isSubtype(
                        m.image.world().get(from.getInternalName()),
                        m.image.world().get(to.getInternalName()));
    }

    private static void requireTestable(MethodLowering m, Value value, Type type) {
        if (!(value instanceof Value.Plain)
                || m.image.shapes().recordOf(value.type()) != null
                || type.getSort() == Type.ARRAY && !m.image.isManaged()
                || m.image.shapes().recordOf(type) != null) {
            m.needsObject(value.type());
            m.needsObject(type);
            throw m.reject(
                    DiagnosticCode.SALT0203,
                    "a cast or test from " + value.type().getClassName() + " to " + type.getClassName()
                            + " cannot be decided at run time",
                    "why: records and arrays carry no class there");
        }
    }

    private static void cast(MethodLowering m, Type type) {
        Value value = m.pop();
        if (value instanceof Value.Plain plain && isSubtype(m, value.type(), type)) {
            m.push(new Value.Plain(value.type().getInternalName().equals("null") ? type : value.type(), plain.parts()));
            return;
        }
        if (value instanceof Value.Doomed) {
            m.push(new Value.Doomed(type));
            return;
        }
        requireTestable(m, value, type);
        Operand reference = m.operand(value);
        Register passed = m.code.variable(IrType.I32);
        m.code.add(new Instruction.Move(m.code.line(), passed, Operand.i32(1)));
        whenPresent(m, type, reference, passed);
        List<Operand> details =
                m.image.isManaged() ? List.of(reference, m.image.heap().classObject(type)) : List.of();
        m.code.check(PanicKind.CLASS_CAST, Predicate.NE, m.code.move(IrType.I32, passed), Operand.i32(0), details);
        m.push(Value.of(type, reference));
    }

    private static void test(MethodLowering m, Type type) {
        Value value = m.pop();
        if (m.image.shapes().recordOf(value.type()) != null && value.type().equals(type)) {
            m.push(Value.ofInt(Operand.i32(1)));
            return;
        }
        if (value instanceof Value.Plain && isSubtype(m, value.type(), type)) {
            m.push(Value.ofInt(m.code.compare(Predicate.NE, m.operand(value), new Operand.Null())));
            return;
        }
        requireTestable(m, value, type);
        Register result = m.code.variable(IrType.I32);
        m.code.add(new Instruction.Move(m.code.line(), result, Operand.i32(0)));
        whenPresent(m, type, m.operand(value), result);
        m.push(Value.ofInt(m.code.move(IrType.I32, result)));
    }

    /** Writes to {@code result} whether a reference is of a class; leaves it alone for null. */
    private static void whenPresent(MethodLowering m, Type target, Operand reference, Register result) {
        if (reference instanceof Operand.Null) {
            return; // the literal null, perhaps by way of another type
        }
        Block.Id present = m.code.name();
        Block.Id done = m.code.name();
        m.code.end(new Instruction.Branch(
                m.code.line(), Predicate.EQ, reference, new Operand.Null(), done, present, false));
        m.code.start(present);
        String symbol = m.image.sink().instanceTest(target);
        m.code.add(new Instruction.Call(m.code.line(), List.of(result), symbol, List.of(reference)));
        m.code.end(new Instruction.Jump(m.code.line(), done));
        m.code.start(done);
    }
}
