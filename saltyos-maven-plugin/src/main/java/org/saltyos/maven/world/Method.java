package org.saltyos.maven.world;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** A method together with the class that declares it; equal when both are. */
public record Method(WorldClass owner, MethodNode node) {
    public String name() {
        return node.name;
    }

    public String descriptor() {
        return node.desc;
    }

    public boolean isStatic() {
        return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    public boolean isAbstract() {
        return (node.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    public boolean isConstructor() {
        return node.name.equals("<init>");
    }

    /** Whether no other class can replace it. */
    public boolean isFinal() {
        return (node.access & (Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0
                || owner.isFinal()
                || isConstructor();
    }

    public Type[] argumentTypes() {
        return Type.getArgumentTypes(node.desc);
    }

    public Type returnType() {
        return Type.getReturnType(node.desc);
    }

    /** The unique symbol in an image: {@code package.Class.method(descriptor)}. */
    public String symbol() {
        return owner.name().replace('/', '.') + "." + node.name + node.desc;
    }

    /** What people read: {@code Class.method}. */
    public String displayName() {
        return owner.simpleName() + "." + node.name;
    }

    /** The line of its first instruction, 0 when it has none. */
    public int firstLine() {
        for (AbstractInsnNode instruction : node.instructions) {
            if (instruction instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
