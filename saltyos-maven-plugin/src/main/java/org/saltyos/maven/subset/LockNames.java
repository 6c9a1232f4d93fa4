package org.saltyos.maven.subset;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** Gives locks the names they have everywhere in the image: {@code Class.FIELD}, or what an annotation calls them. */
final class LockNames {
    /** Stands for code that cannot be interrupted; no field has a name with spaces. */
    static final String INTERRUPTS_OFF = "interrupts off";

    private LockNames() {}

    /** The lock that an annotation in a class names. */
    static String of(WorldClass context, String name) {
        return context.field(name) == null ? name : context.simpleName() + "." + name;
    }

    /** The lock in the field that an instruction reads, null when it is not static. */
    static @Nullable String of(ClosedCalls calls, FieldInsnNode read) {
        Field field = calls.field(read);
        return field == null || read.getOpcode() != Opcodes.GETSTATIC ? null : field.displayName();
    }

    /** What has to be held when a method is called. */
    static Set<String> required(Method method) {
        Set<String> result = new TreeSet<>();
        Marks.texts(method, Marks.SYNC + "Holds").forEach(name -> result.add(of(method.owner(), name)));
        if (Marks.covers(method, Marks.SYNC + "NonPreemptible")) {
            result.add(INTERRUPTS_OFF);
        }
        return result;
    }

    /** Locks as people read them. */
    static String text(Iterable<String> locks) {
        List<String> names = new java.util.ArrayList<>();
        locks.forEach(lock -> names.add(lock.equals(INTERRUPTS_OFF) ? "interrupts off" : "lock " + lock));
        return String.join(" and ", names);
    }
}
