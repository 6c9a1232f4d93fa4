package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;
import org.saltyos.maven.world.Method;

/**
 * Writes the expression that put a value on the stack, as HotSpot does in {@code bytecodeUtils.cpp}: at most five steps deep,
 * and nothing at all where several instructions may have put it there.
 */
final class NullExpressions {
    private static final int DEEPEST = 5;

    private final Method method;
    private final InsnList code;
    private final @Nullable Frame<SourceValue>[] frames;

    NullExpressions(Method method, @Nullable Frame<SourceValue>[] frames) {
        this.method = method;
        this.code = method.node().instructions;
        this.frames = frames;
    }

    /**
     * Why a reference was null.
     *
     * @param site the instruction that needed it
     * @param slot how many values lay above it
     */
    Optional<String> cause(int site, int slot) {
        AbstractInsnNode source = source(site, slot);
        if (source == null) {
            return Optional.empty();
        }
        boolean call = source instanceof MethodInsnNode;
        StringBuilder text = new StringBuilder();
        return write(text, source, DEEPEST)
                ? Optional.of((call ? " because the return value of \"" : " because \"") + text + "\" is null")
                : Optional.empty();
    }

    private @Nullable AbstractInsnNode source(int site, int slot) {
        Frame<SourceValue> frame = frames[site];
        if (frame == null || slot >= frame.getStackSize()) {
            return null;
        }
        SourceValue value = frame.getStack(frame.getStackSize() - 1 - slot);
        return value.insns.size() == 1 ? value.insns.iterator().next() : null;
    }

    private boolean writeSource(StringBuilder text, int site, int slot, int depth) {
        AbstractInsnNode source = depth <= 0 ? null : source(site, slot);
        return source != null && write(text, source, depth);
    }

    private boolean write(StringBuilder text, AbstractInsnNode source, int depth) {
        int at = code.indexOf(source);
        int opcode = source.getOpcode();
        switch (opcode) {
            case ILOAD, ALOAD -> text.append(local(at, ((VarInsnNode) source).var));
            case ACONST_NULL -> text.append("null");
            case ICONST_M1, ICONST_0, ICONST_1, ICONST_2, ICONST_3, ICONST_4, ICONST_5 ->
                text.append(opcode - ICONST_0);
            case BIPUSH, SIPUSH -> text.append(((IntInsnNode) source).operand);
            case GETSTATIC -> {
                FieldInsnNode field = (FieldInsnNode) source;
                text.append(external(field.owner)).append('.').append(field.name);
            }
            case GETFIELD -> {
                if (writeSource(text, at, 0, depth - 1)) {
                    text.append('.');
                }
                text.append(((FieldInsnNode) source).name);
            }
            case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE ->
                text.append(name((MethodInsnNode) source));
            case IALOAD, FALOAD, AALOAD, DALOAD, LALOAD, BALOAD, CALOAD, SALOAD -> {
                if (!writeSource(text, at, 1, depth - 1)) {
                    text.append("<array>");
                }
                text.append('[');
                if (!writeSource(text, at, 0, depth)) {
                    text.append("...");
                }
                text.append(']');
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The name of a local variable; without a table of names, what is known from the place of the slot. */
    private String local(int at, int slot) {
        if (method.node().localVariables != null) {
            for (LocalVariableNode each : method.node().localVariables) {
                if (each.index == slot && code.indexOf(each.start) <= at && at < code.indexOf(each.end)) {
                    return each.name;
                }
            }
        }
        boolean parameter = !isWritten(at, slot);
        if (slot == 0 && !method.isStatic() && parameter) {
            return "this";
        }
        int next = method.isStatic() ? 0 : 1;
        int number = 1;
        for (Type type : method.argumentTypes()) {
            if (slot >= next && slot < next + type.getSize()) {
                return parameter ? "<parameter" + number + ">" : "<local" + slot + ">";
            }
            next += type.getSize();
            number++;
        }
        return "<local" + slot + ">";
    }

    private boolean isWritten(int before, int slot) {
        for (int i = 0; i < before; i++) {
            AbstractInsnNode each = code.get(i);
            boolean store = each.getOpcode() >= ISTORE && each.getOpcode() <= ASTORE;
            if (store && ((VarInsnNode) each).var == slot || each instanceof IincInsnNode add && add.var == slot) {
                return true;
            }
        }
        return false;
    }

    /** A method as the message names it: {@code Class.name(Parameter, Parameter)}. */
    static String name(MethodInsnNode call) {
        String parameters = Arrays.stream(Type.getArgumentTypes(call.desc))
                .map(type -> external(type.getClassName()))
                .collect(Collectors.joining(", "));
        return external(call.owner) + "." + call.name + "(" + parameters + ")";
    }

    /** The two best-known classes go without their package. */
    private static String external(String name) {
        String dotted = name.replace('/', '.');
        String element = dotted.replaceFirst("(\\[\\])+$", "");
        return element.equals("java.lang.Object") || element.equals("java.lang.String")
                ? dotted.substring("java.lang.".length())
                : dotted;
    }
}
