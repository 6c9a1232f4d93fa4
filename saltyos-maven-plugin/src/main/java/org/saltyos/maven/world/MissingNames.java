package org.saltyos.maven.world;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
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
 * Finds names that a class file owes: an index of 0 into the constant pool, which JVMS 4.4 lets stand for nothing in few places
 * only, is null for ASM everywhere.
 */
final class MissingNames {
    private MissingNames() {}

    /** Whether something in {@code node} that must have a name or a descriptor has none. */
    static boolean in(ClassNode node) {
        return anyNull(node.interfaces.stream())
                || node.fields.stream().anyMatch(field -> field.name == null || field.desc == null)
                || node.methods.stream().anyMatch(MissingNames::in);
    }

    private static boolean in(MethodNode method) {
        if (method.name == null || method.desc == null || anyNull(method.exceptions.stream())) {
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
            return anyNull(access.owner, access.name, access.desc);
        }
        if (instruction instanceof MethodInsnNode call) {
            return anyNull(call.owner, call.name, call.desc);
        }
        if (instruction instanceof InvokeDynamicInsnNode call) {
            return anyNull(call.name, call.desc)
                    || in(call.bsm)
                    || Stream.of(call.bsmArgs).anyMatch(MissingNames::in);
        }
        if (instruction instanceof LdcInsnNode load) {
            return in(load.cst);
        }
        if (instruction instanceof TypeInsnNode type) {
            return type.desc == null;
        }
        return instruction instanceof MultiANewArrayInsnNode array && array.desc == null;
    }

    private static boolean in(@Nullable Object constant) {
        return constant == null
                || constant instanceof Handle handle && anyNull(handle.getOwner(), handle.getName(), handle.getDesc());
    }

    private static boolean anyNull(@Nullable String... names) {
        return anyNull(Stream.of(names));
    }

    private static boolean anyNull(Stream<@Nullable String> names) {
        return names.anyMatch(Objects::isNull);
    }
}
