package org.saltyos.maven.world.desugar;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A string concatenation as appends to a StringBuilder: the pieces in order, each a constant or an argument. */
final class Concatenation {
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final char ARGUMENT = '\1';
    private static final char CONSTANT = '\2';

    private final Type[] arguments;
    /** Constant text, or null for the next argument. */
    private final List<@Nullable String> pieces;

    private Concatenation(Type[] arguments, List<@Nullable String> pieces) {
        this.arguments = arguments;
        this.pieces = pieces;
    }

    /** Understands a call site of {@code StringConcatFactory}, null when it is not what javac writes. */
    static @Nullable Concatenation of(InvokeDynamicInsnNode site) {
        Type[] arguments = Type.getArgumentTypes(site.desc);
        List<@Nullable String> pieces = new ArrayList<>();
        if (site.bsm.getName().equals("makeConcat")) {
            for (int i = 0; i < arguments.length; i++) {
                pieces.add(null);
            }
            return new Concatenation(arguments, pieces);
        }
        if (site.bsmArgs.length == 0 || !(site.bsmArgs[0] instanceof String recipe)) {
            return null;
        }
        int constants = 0;
        int taken = 0;
        StringBuilder text = new StringBuilder();
        for (char c : recipe.toCharArray()) {
            if (c == ARGUMENT) {
                flush(text, pieces);
                pieces.add(null);
                taken++;
            } else if (c == CONSTANT) {
                constants++;
                Object constant = constants < site.bsmArgs.length ? site.bsmArgs[constants] : null;
                if (!(constant instanceof String || constant instanceof Number)) {
                    return null;
                }
                text.append(constant);
            } else {
                text.append(c);
            }
        }
        flush(text, pieces);
        return taken == arguments.length ? new Concatenation(arguments, pieces) : null;
    }

    private static void flush(StringBuilder text, List<@Nullable String> pieces) {
        if (text.length() > 0) {
            pieces.add(text.toString());
            text.setLength(0);
        }
    }

    /** The code; arguments wait in locals from {@code locals} on while the builder is made. */
    InsnList code(MethodNode method, int locals) {
        InsnList code = new InsnList();
        int[] slots = new int[arguments.length];
        int next = locals;
        for (int i = 0; i < arguments.length; i++) {
            slots[i] = next;
            next += arguments[i].getSize();
        }
        for (int i = arguments.length - 1; i >= 0; i--) {
            code.add(new VarInsnNode(arguments[i].getOpcode(ISTORE), slots[i]));
        }
        start(code);
        int argument = 0;
        for (String piece : pieces) {
            if (piece != null) {
                append(code, piece);
            } else {
                code.add(new VarInsnNode(arguments[argument].getOpcode(ILOAD), slots[argument]));
                append(code, arguments[argument]);
                argument++;
            }
        }
        finish(code);
        method.maxLocals = Math.max(method.maxLocals, next);
        // javac computed the depth with the arguments still below; the builder and one value come on top.
        method.maxStack += 3;
        return code;
    }

    static void start(InsnList code) {
        code.add(new TypeInsnNode(NEW, BUILDER));
        code.add(new InsnNode(DUP));
        code.add(new MethodInsnNode(INVOKESPECIAL, BUILDER, "<init>", "()V", false));
    }

    static void append(InsnList code, String text) {
        code.add(new LdcInsnNode(text));
        append(code, Type.getType(String.class));
    }

    /** Appends the value on the stack as {@code String.valueOf} shows it; char arrays are objects here. */
    static void append(InsnList code, Type type) {
        String parameter = switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> "I";
            case Type.ARRAY -> "Ljava/lang/Object;";
            case Type.OBJECT ->
                type.getInternalName().equals("java/lang/String") ? type.getDescriptor() : "Ljava/lang/Object;";
            default -> type.getDescriptor();
        };
        code.add(new MethodInsnNode(INVOKEVIRTUAL, BUILDER, "append", "(" + parameter + ")L" + BUILDER + ";", false));
    }

    static void finish(InsnList code) {
        code.add(new MethodInsnNode(INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false));
    }
}
