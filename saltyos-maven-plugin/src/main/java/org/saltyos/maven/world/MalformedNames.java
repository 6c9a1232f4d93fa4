package org.saltyos.maven.world;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Finds names that a class file owes, and descriptors that are none: an index of 0 into the constant pool, which JVMS 4.4 lets
 * stand for nothing in few places only, is null for ASM everywhere, and it takes descriptors apart only when asked.
 */
final class MalformedNames {
    private MalformedNames() {}

    /** Whether something in {@code node} that must have a name or a descriptor has none, or one that cannot be. */
    static boolean in(ClassNode node) {
        return anyNull(node.interfaces.stream())
                || node.fields.stream().anyMatch(field -> field.name == null || !Descriptors.isField(field.desc))
                || node.methods.stream().anyMatch(MalformedNames::in);
    }

    private static boolean in(MethodNode method) {
        if (method.name == null || !Descriptors.isMethod(method.desc) || anyNull(method.exceptions.stream())) {
            return true;
        }
        for (AbstractInsnNode each : method.instructions) {
            if (in(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean in(AbstractInsnNode instruction) {
        if (instruction instanceof FieldInsnNode access) {
            return anyNull(access.owner, access.name) || !Descriptors.isField(access.desc);
        }
        if (instruction instanceof MethodInsnNode call) {
            return anyNull(call.owner, call.name) || !Descriptors.isMethod(call.desc);
        }
        if (instruction instanceof InvokeDynamicInsnNode call) {
            return call.name == null
                    || !Descriptors.isMethod(call.desc)
                    || in(call.bsm)
                    || Stream.of(call.bsmArgs).anyMatch(MalformedNames::in);
        }
        if (instruction instanceof LdcInsnNode load) {
            return in(load.cst);
        }
        if (instruction instanceof TypeInsnNode type) {
            return type.desc == null;
        }
        return instruction instanceof MultiANewArrayInsnNode array && !Descriptors.isField(array.desc);
    }

    private static boolean in(@Nullable Object constant) {
        if (constant instanceof Handle handle) {
            boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
            return anyNull(handle.getOwner(), handle.getName())
                    || !(field ? Descriptors.isField(handle.getDesc()) : Descriptors.isMethod(handle.getDesc()));
        }
        return constant == null
                || constant instanceof Type type
                        && type.getSort() == Type.METHOD
                        && !Descriptors.isMethod(type.getDescriptor());
    }

    private static boolean anyNull(@Nullable String... names) {
        return anyNull(Stream.of(names));
    }

    private static boolean anyNull(Stream<@Nullable String> names) {
        return names.anyMatch(Objects::isNull);
    }
}
