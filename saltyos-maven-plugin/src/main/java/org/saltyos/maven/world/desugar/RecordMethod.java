package org.saltyos.maven.world.desugar;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The methods of records that the JVM would make with {@code java.lang.runtime.ObjectMethods}, with the same results in
 * the same order of comparisons.
 */
public final class RecordMethod {
    /** The annotation, without a class, of a method that javac makes for every record that does not declare it. */
    public static final String GENERATED = "org.saltyos.maven.world.desugar.Generated";

    private final ClassNode record;
    private final List<Handle> components;
    private final String[] names;

    private RecordMethod(ClassNode record, List<Handle> components, String[] names) {
        this.record = record;
        this.components = components;
        this.names = names;
    }

    /** Understands a generated method, null when it is not what javac writes or is not wanted. */
    static @Nullable RecordMethod of(ClassNode record, MethodNode method, InvokeDynamicInsnNode site, boolean text) {
        boolean isKnown = switch (method.name + method.desc) {
            case "equals(Ljava/lang/Object;)Z", "hashCode()I" -> true;
            case "toString()Ljava/lang/String;" -> text;
            default -> false;
        };
        if (!isKnown
                || !site.name.equals(method.name)
                || site.bsmArgs.length < 2
                || !(site.bsmArgs[1] instanceof String joined)
                || !returnsAtOnce(site)) {
            return null;
        }
        List<Handle> components = new ArrayList<>();
        for (int i = 2; i < site.bsmArgs.length; i++) {
            if (!(site.bsmArgs[i] instanceof Handle handle) || handle.getTag() != H_GETFIELD) {
                return null;
            }
            components.add(handle);
        }
        String[] names = joined.isEmpty() ? new String[0] : joined.split(";");
        return names.length == components.size() ? new RecordMethod(record, components, names) : null;
    }

    private static boolean returnsAtOnce(AbstractInsnNode site) {
        AbstractInsnNode next = site.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null && next.getOpcode() >= IRETURN && next.getOpcode() <= ARETURN;
    }

    /** Writes the method's code. */
    void rewrite(MethodNode method) {
        InsnList code = new InsnList();
        LabelNode start = new LabelNode();
        code.add(start);
        for (AbstractInsnNode old : method.instructions) {
            if (old instanceof LineNumberNode number) {
                code.add(new LineNumberNode(number.line, start));
                break;
            }
        }
        switch (method.name) {
            case "equals" -> equalsCode(code);
            case "hashCode" -> hashCode(code);
            default -> toStringCode(code);
        }
        method.instructions = code;
        method.localVariables = null;
        method.maxLocals = 3;
        method.maxStack = 6;
        if (method.invisibleAnnotations == null) {
            method.invisibleAnnotations = new ArrayList<>();
        }
        method.invisibleAnnotations.add(new AnnotationNode("L" + GENERATED.replace('.', '/') + ";"));
    }

    private void load(InsnList code, int object, Handle component) {
        code.add(new VarInsnNode(ALOAD, object));
        code.add(new FieldInsnNode(GETFIELD, component.getOwner(), component.getName(), component.getDesc()));
    }

    private void equalsCode(InsnList code) {
        LabelNode other = new LabelNode(new Label());
        LabelNode different = new LabelNode(new Label());
        code.add(new VarInsnNode(ALOAD, 0));
        code.add(new VarInsnNode(ALOAD, 1));
        code.add(new JumpInsnNode(IF_ACMPNE, other));
        code.add(new InsnNode(ICONST_1));
        code.add(new InsnNode(IRETURN));
        code.add(other);
        code.add(new FrameNode(F_SAME, 0, null, 0, null));
        code.add(new VarInsnNode(ALOAD, 1));
        code.add(new TypeInsnNode(INSTANCEOF, record.name));
        code.add(new JumpInsnNode(IFEQ, different));
        code.add(new VarInsnNode(ALOAD, 1));
        code.add(new TypeInsnNode(CHECKCAST, record.name));
        code.add(new VarInsnNode(ASTORE, 2));
        // The last component first: ObjectMethods nests its tests that way, and equals of a component can be seen.
        for (int i = components.size() - 1; i >= 0; i--) {
            Handle component = components.get(i);
            load(code, 0, component);
            load(code, 2, component);
            jumpIfDifferent(code, Type.getType(component.getDesc()), different);
        }
        code.add(new InsnNode(ICONST_1));
        code.add(new InsnNode(IRETURN));
        code.add(different);
        code.add(new FrameNode(F_SAME, 0, null, 0, null));
        code.add(new InsnNode(ICONST_0));
        code.add(new InsnNode(IRETURN));
    }

    private static void jumpIfDifferent(InsnList code, Type type, LabelNode different) {
        switch (type.getSort()) {
            case Type.LONG -> {
                code.add(new InsnNode(LCMP));
                code.add(new JumpInsnNode(IFNE, different));
            }
            case Type.FLOAT -> {
                code.add(new MethodInsnNode(INVOKESTATIC, "java/lang/Float", "compare", "(FF)I", false));
                code.add(new JumpInsnNode(IFNE, different));
            }
            case Type.DOUBLE -> {
                code.add(new MethodInsnNode(INVOKESTATIC, "java/lang/Double", "compare", "(DD)I", false));
                code.add(new JumpInsnNode(IFNE, different));
            }
            case Type.ARRAY, Type.OBJECT -> {
                code.add(new MethodInsnNode(
                        INVOKESTATIC, "java/util/Objects", "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z", false));
                code.add(new JumpInsnNode(IFEQ, different));
            }
            default -> code.add(new JumpInsnNode(IF_ICMPNE, different));
        }
    }

    private void hashCode(InsnList code) {
        code.add(new InsnNode(ICONST_0));
        for (Handle component : components) {
            code.add(new IntInsnNode(BIPUSH, 31));
            code.add(new InsnNode(IMUL));
            load(code, 0, component);
            Type type = Type.getType(component.getDesc());
            String owner = switch (type.getSort()) {
                case Type.BOOLEAN -> "java/lang/Boolean";
                case Type.LONG -> "java/lang/Long";
                case Type.FLOAT -> "java/lang/Float";
                case Type.DOUBLE -> "java/lang/Double";
                case Type.ARRAY, Type.OBJECT -> "java/util/Objects";
                default -> ""; // narrow integers are their own hash
            };
            if (!owner.isEmpty()) {
                String parameter = owner.equals("java/util/Objects") ? "Ljava/lang/Object;" : type.getDescriptor();
                code.add(new MethodInsnNode(INVOKESTATIC, owner, "hashCode", "(" + parameter + ")I", false));
            }
            code.add(new InsnNode(IADD));
        }
        code.add(new InsnNode(IRETURN));
    }

    private void toStringCode(InsnList code) {
        Concatenation.start(code);
        String before = simpleName() + "[";
        for (int i = 0; i < names.length; i++) {
            Concatenation.append(code, before + names[i] + "=");
            load(code, 0, components.get(i));
            Concatenation.append(code, Type.getType(components.get(i).getDesc()));
            before = ", ";
        }
        Concatenation.append(code, names.length == 0 ? before + "]" : "]");
        Concatenation.finish(code);
        code.add(new InsnNode(ARETURN));
    }

    /** As {@code Class.getSimpleName()} gives it. */
    private String simpleName() {
        for (InnerClassNode inner : record.innerClasses) {
            if (inner.name.equals(record.name) && inner.innerName != null) {
                return inner.innerName;
            }
        }
        return record.name.substring(record.name.lastIndexOf('/') + 1);
    }
}
