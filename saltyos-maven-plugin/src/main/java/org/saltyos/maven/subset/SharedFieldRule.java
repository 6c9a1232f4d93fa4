package org.saltyos.maven.subset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;

/** SALT1104: a plain field that an interrupt handler and other code both use, and one of them writes. */
final class SharedFieldRule {
    private final ClosedCalls calls;

    SharedFieldRule(ClosedCalls calls) {
        this.calls = calls;
    }

    /** A use of a field. */
    private record Use(Method method, int line, boolean write) {
        String place() {
            return method.displayName() + ":" + line;
        }
    }

    void check() {
        List<Method> handlers = calls.ownMethods().stream()
                .filter(method -> Marks.has(method, Marks.EFFECT + "Irq"))
                .toList();
        if (handlers.isEmpty()) {
            return;
        }
        Map<String, Use> inside = uses(calls.reachable(handlers));
        List<Method> threads = calls.image().roots().stream()
                .filter(root -> !handlers.contains(root))
                .toList();
        Map<String, Use> outside = uses(calls.reachable(threads));
        inside.forEach((field, use) -> {
            Use other = outside.get(field);
            if (other != null && (use.write() || other.write())) {
                calls.error(
                        DiagnosticCode.SALT1104,
                        use.method(),
                        use.line(),
                        field + " is used by an interrupt handler here and by other code at " + other.place(),
                        "why: the handler runs between any two instructions of that code",
                        "try: guard it with a lock that turns interrupts off, or make it volatile");
            }
        });
    }

    /** The first use of each plain static field, a write if there is one. */
    private Map<String, Use> uses(Set<Method> methods) {
        Map<String, Use> result = new LinkedHashMap<>();
        for (Method method : methods) {
            int line = 0;
            for (AbstractInsnNode each : method.node().instructions) {
                if (each instanceof LineNumberNode number) {
                    line = number.line;
                } else if (each instanceof FieldInsnNode access && isPlain(access)) {
                    Use use = new Use(method, line, access.getOpcode() == Opcodes.PUTSTATIC);
                    result.merge(name(access), use, (a, b) -> a.write() || !b.write() ? a : b);
                }
            }
        }
        return result;
    }

    private String name(FieldInsnNode access) {
        return access.owner.substring(access.owner.lastIndexOf('/') + 1).replace('$', '.') + "." + access.name;
    }

    private boolean isPlain(FieldInsnNode access) {
        boolean isStatic = access.getOpcode() == Opcodes.GETSTATIC || access.getOpcode() == Opcodes.PUTSTATIC;
        Field field = isStatic ? calls.field(access) : null;
        return field != null
                && !field.owner().isLibrary()
                && (field.node().access & (Opcodes.ACC_FINAL | Opcodes.ACC_VOLATILE)) == 0
                && Annotations.of(field.node(), Marks.SYNC + "GuardedBy").isEmpty()
                && Annotations.of(field.node(), Marks.SYNC + "PerCpu").isEmpty();
    }
}
