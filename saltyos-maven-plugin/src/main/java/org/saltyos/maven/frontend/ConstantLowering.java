package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Operand;

/** Constants: they stay operands and become no instruction. */
final class ConstantLowering {
    private ConstantLowering() {}

    static void lower(MethodLowering m, AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        switch (opcode) {
            case ACONST_NULL -> m.push(Value.of(Type.getObjectType("null"), new Operand.Null()));
            case LCONST_0, LCONST_1 -> m.push(Value.ofLong(Operand.i64(opcode - LCONST_0)));
            case BIPUSH, SIPUSH -> m.push(Value.ofInt(Operand.i32(((IntInsnNode) instruction).operand)));
            case LDC -> load(m, ((LdcInsnNode) instruction).cst);
            case FCONST_0, FCONST_1, FCONST_2 -> load(m, (float) (opcode - FCONST_0));
            case DCONST_0, DCONST_1 -> load(m, (double) (opcode - DCONST_0));
            default -> m.push(Value.ofInt(Operand.i32(opcode - ICONST_0)));
        }
    }

    private static void load(MethodLowering m, Object constant) {
        if (constant instanceof Integer number) {
            m.push(Value.ofInt(Operand.i32(number)));
        } else if (constant instanceof Long number) {
            m.push(Value.ofLong(Operand.i64(number)));
        } else if (constant instanceof String text) {
            m.push(Value.of(
                    Type.getType(String.class),
                    m.image.heap().reference(text.intern(), "a literal in " + m.method.displayName())));
        } else if (constant instanceof Float number) {
            FloatingLowering.require(m);
            m.push(Value.of(Type.FLOAT_TYPE, Operand.f32(number)));
        } else if (constant instanceof Double number) {
            FloatingLowering.require(m);
            m.push(Value.of(Type.DOUBLE_TYPE, Operand.f64(number)));
        } else if (constant instanceof Type type && type.getSort() != Type.METHOD && m.image.isManaged()) {
            m.push(Value.of(Type.getType(Class.class), m.image.heap().classObject(type)));
        } else {
            throw m.reject(
                    DiagnosticCode.SALT0106,
                    "a class literal or other dynamic constant is used as a value",
                    "why: classes, method handles and method types do not exist at run time");
        }
    }
}
