package org.saltyos.maven.world.desugar;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes the method behind a lambda callable from the lambda's class. Private ones already are, since both classes are in
 * one nest; a method of {@code super}, or a protected one from another package, gets a static method in the class itself.
 */
final class Accessors {
    private final ClassNode node;
    private final Function<String, Optional<byte[]>> classFiles;
    private int count;

    Accessors(ClassNode node, Function<String, Optional<byte[]>> classFiles) {
        this.node = node;
        this.classFiles = classFiles;
    }

    /** A handle with the same effect that another class of the nest can call. */
    Handle reachable(Handle implementation, int line) {
        boolean declared = implementation.getOwner().equals(node.name)
                && node.methods.stream()
                        .anyMatch(m ->
                                m.name.equals(implementation.getName()) && m.desc.equals(implementation.getDesc()));
        return switch (implementation.getTag()) {
            case H_INVOKESPECIAL -> declared ? withTag(implementation) : accessor(implementation, INVOKESPECIAL, line);
            case H_INVOKEVIRTUAL ->
                !declared && isProtectedElsewhere(implementation)
                        ? accessor(implementation, INVOKEVIRTUAL, line)
                        : implementation;
            case H_INVOKESTATIC ->
                !declared && isProtectedElsewhere(implementation)
                        ? accessor(implementation, INVOKESTATIC, line)
                        : implementation;
            default -> implementation;
        };
    }

    /** A private method of the class itself, called as a member of its nest. */
    private static Handle withTag(Handle handle) {
        int tag = handle.isInterface() ? H_INVOKEINTERFACE : H_INVOKEVIRTUAL;
        return new Handle(tag, handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
    }

    private boolean isProtectedElsewhere(Handle handle) {
        Set<String> seen = new HashSet<>();
        String name = node.superName;
        while (name != null && seen.add(name)) {
            if (name.equals("java/lang/Object")) {
                return !node.name.startsWith("java/lang/")
                        && (handle.getName().equals("clone") || handle.getName().equals("finalize"))
                        && !handle.getOwner().startsWith("[");
            }
            ClassNode each = read(name);
            if (each == null) {
                return false;
            }
            for (MethodNode method : each.methods) {
                if (method.name.equals(handle.getName()) && method.desc.equals(handle.getDesc())) {
                    return (method.access & ACC_PROTECTED) != 0 && !inPackageOf(name);
                }
            }
            name = each.superName;
        }
        return false;
    }

    private boolean inPackageOf(String other) {
        int slash = node.name.lastIndexOf('/');
        return other.lastIndexOf('/') == slash && (slash < 0 || other.startsWith(node.name.substring(0, slash)));
    }

    private @Nullable ClassNode read(String name) {
        Optional<byte[]> bytes = classFiles.apply(name);
        if (bytes.isEmpty()) {
            return null;
        }
        ClassNode result = new ClassNode();
        try {
            new ClassReader(bytes.get()).accept(result, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        } catch (RuntimeException e) { // malformed: reported when the superclass itself is loaded
            return null;
        }
        return result;
    }

    private Handle accessor(Handle target, int opcode, int line) {
        boolean isStatic = opcode == INVOKESTATIC;
        Type[] parameters = Type.getArgumentTypes(target.getDesc());
        if (!isStatic) {
            // A protected method may only be called on objects of the class itself.
            Type[] all = new Type[parameters.length + 1];
            all[0] = Type.getObjectType(node.name);
            System.arraycopy(parameters, 0, all, 1, parameters.length);
            parameters = all;
        }
        Type result = Type.getReturnType(target.getDesc());
        MethodNode method = new MethodNode(
                ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC,
                "lambda$access$" + count++,
                Type.getMethodDescriptor(result, parameters),
                null,
                null);
        LabelNode start = new LabelNode();
        method.instructions.add(start);
        method.instructions.add(new LineNumberNode(line, start));
        int slot = 0;
        for (Type parameter : parameters) {
            method.instructions.add(new VarInsnNode(parameter.getOpcode(ILOAD), slot));
            slot += parameter.getSize();
        }
        method.instructions.add(new MethodInsnNode(
                opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface()));
        method.instructions.add(new InsnNode(result.getOpcode(IRETURN)));
        method.maxLocals = slot;
        method.maxStack = Math.max(slot, result.getSize());
        node.methods.add(method);
        return new Handle(H_INVOKESTATIC, node.name, method.name, method.desc, (node.access & ACC_INTERFACE) != 0);
    }
}
