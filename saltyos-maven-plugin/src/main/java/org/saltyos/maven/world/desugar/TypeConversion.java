package org.saltyos.maven.world.desugar;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Adapts a value between the interface's method, the type arguments of a site and the method behind a lambda, as
 * {@code LambdaMetafactory} specifies it: casts, boxing, unboxing, widening.
 */
final class TypeConversion {
    private static final String OBJECT = "java/lang/Object";
    private static final String NUMBER = "java/lang/Number";

    private TypeConversion() {}

    /**
     * Converts the value on the stack.
     *
     * @param from its type
     * @param to what is needed
     * @param declared what the site promises it to be, between the two
     */
    static void convert(InsnList code, Type from, Type to, Type declared) {
        if (from.equals(to) && from.equals(declared) || from.getSort() == Type.VOID || to.getSort() == Type.VOID) {
            return;
        }
        if (isPrimitive(from)) {
            fromPrimitive(code, from, to);
            return;
        }
        Type source = from;
        if (!isPrimitive(declared)) {
            cast(code, from, declared);
            source = declared;
        }
        if (isPrimitive(to)) {
            unbox(code, source, to);
        } else {
            cast(code, source, to);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private static void fromPrimitive(InsnList code, Type from, Type to) {
        if (isPrimitive(to)) {
            widen(code, from, to);
            return;
        }
        Type boxed = primitiveOf(to.getInternalName());
        if (boxed.getSort() != Type.VOID) {
            widen(code, from, boxed);
            box(code, boxed);
        } else {
            box(code, from);
            cast(code, Type.getObjectType(boxOf(from)), to);
        }
    }

    private static void unbox(InsnList code, Type from, Type to) {
        Type content = primitiveOf(from.getInternalName());
        boolean number = to.getSort() != Type.BOOLEAN && to.getSort() != Type.CHAR;
        if (content.getSort() == Type.VOID) {
            String box = number ? NUMBER : boxOf(to);
            cast(code, from, Type.getObjectType(box));
            value(code, box, to);
        } else if (content.getSort() == Type.BOOLEAN || content.getSort() == Type.CHAR) {
            value(code, from.getInternalName(), content);
            widen(code, content, to);
        } else {
            value(code, from.getInternalName(), to);
        }
    }

    private static void value(InsnList code, String box, Type type) {
        code.add(new MethodInsnNode(
                INVOKEVIRTUAL, box, type.getClassName() + "Value", Type.getMethodDescriptor(type), false));
    }

    private static void box(InsnList code, Type type) {
        String box = boxOf(type);
        code.add(new MethodInsnNode(
                INVOKESTATIC, box, "valueOf", Type.getMethodDescriptor(Type.getObjectType(box), type), false));
    }

    private static void cast(InsnList code, Type from, Type to) {
        if (!from.equals(to) && !to.getInternalName().equals(OBJECT)) {
            code.add(new TypeInsnNode(CHECKCAST, to.getInternalName()));
        }
    }

    private static void widen(InsnList code, Type from, Type to) {
        int opcode = switch (to.getSort()) {
            case Type.LONG ->
                switch (from.getSort()) {
                    case Type.LONG -> NOP;
                    default -> I2L;
                };
            case Type.FLOAT ->
                switch (from.getSort()) {
                    case Type.FLOAT -> NOP;
                    case Type.LONG -> L2F;
                    default -> I2F;
                };
            case Type.DOUBLE ->
                switch (from.getSort()) {
                    case Type.DOUBLE -> NOP;
                    case Type.FLOAT -> F2D;
                    case Type.LONG -> L2D;
                    default -> I2D;
                };
            default -> NOP;
        };
        if (opcode != NOP) {
            code.add(new InsnNode(opcode));
        }
    }

    private static String boxOf(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.FLOAT -> "java/lang/Float";
            case Type.LONG -> "java/lang/Long";
            default -> "java/lang/Double";
        };
    }

    /** What a box holds, void for any other class. */
    private static Type primitiveOf(String name) {
        return switch (name) {
            case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
            case "java/lang/Character" -> Type.CHAR_TYPE;
            case "java/lang/Byte" -> Type.BYTE_TYPE;
            case "java/lang/Short" -> Type.SHORT_TYPE;
            case "java/lang/Integer" -> Type.INT_TYPE;
            case "java/lang/Float" -> Type.FLOAT_TYPE;
            case "java/lang/Long" -> Type.LONG_TYPE;
            case "java/lang/Double" -> Type.DOUBLE_TYPE;
            default -> Type.VOID_TYPE;
        };
    }
}
