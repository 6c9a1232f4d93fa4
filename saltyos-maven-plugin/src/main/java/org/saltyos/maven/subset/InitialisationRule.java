package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** SALT0502: classes whose static initialisers read each other's fields, so that the result depends on who comes first. */
final class InitialisationRule {
    private final ClosedCalls calls;
    private final Map<WorldClass, Set<WorldClass>> reads = new LinkedHashMap<>();

    InitialisationRule(ClosedCalls calls) {
        this.calls = calls;
    }

    void check() {
        List<WorldClass> queue = new ArrayList<>(calls.classes());
        for (int i = 0; i < queue.size(); i++) {
            WorldClass each = queue.get(i);
            if (!reads.containsKey(each)) {
                reads.put(each, readsOf(each));
                queue.addAll(reads.get(each));
            }
        }
        Set<WorldClass> done = new LinkedHashSet<>();
        for (WorldClass each : reads.keySet()) {
            List<WorldClass> circle = done.contains(each) ? List.of() : circle(each);
            if (!circle.isEmpty()) {
                done.addAll(circle);
                String path = circle.stream().map(WorldClass::simpleName).collect(Collectors.joining(" -> "));
                Method initialiser = new Method(each, Objects.requireNonNull(each.method("<clinit>", "()V")));
                calls.error(
                        DiagnosticCode.SALT0502,
                        initialiser,
                        initialiser.firstLine(),
                        "static initialisers read each other's fields: " + path + " -> " + each.simpleName(),
                        "why: the class that is initialised first sees the fields of the other before they have values",
                        "try: move what both need into a third class");
            }
        }
    }

    /** The shortest circle through a class, itself first; empty if there is none. */
    private List<WorldClass> circle(WorldClass start) {
        Map<WorldClass, WorldClass> by = new LinkedHashMap<>();
        List<WorldClass> queue = new ArrayList<>(List.of(start));
        for (int i = 0; i < queue.size(); i++) {
            for (WorldClass next : reads.getOrDefault(queue.get(i), Set.of())) {
                if (next == start) {
                    List<WorldClass> result = new ArrayList<>();
                    for (WorldClass at = queue.get(i); at != start; at = by.get(at)) {
                        result.add(0, at);
                    }
                    result.add(0, start);
                    return result;
                }
                if (by.putIfAbsent(next, queue.get(i)) == null) {
                    queue.add(next);
                }
            }
        }
        return List.of();
    }

    /** The classes whose static fields an initialiser reads, itself or in methods it calls. */
    private Set<WorldClass> readsOf(WorldClass start) {
        Set<WorldClass> result = new LinkedHashSet<>();
        MethodNode initialiser = start.method("<clinit>", "()V");
        if (initialiser == null) {
            return result;
        }
        Set<Method> seen = new LinkedHashSet<>(List.of(new Method(start, initialiser)));
        List<Method> queue = new ArrayList<>(seen);
        for (int i = 0; i < queue.size(); i++) {
            for (AbstractInsnNode each : queue.get(i).node().instructions) {
                if (each instanceof MethodInsnNode call) {
                    Method target = calls.resolve(call);
                    if (target != null && !target.owner().isLibrary() && seen.add(target)) {
                        queue.add(target);
                    }
                } else if (each.getOpcode() == Opcodes.GETSTATIC) {
                    WorldClass owner = ownerOf((FieldInsnNode) each);
                    if (owner != null && owner != start) {
                        result.add(owner);
                    }
                }
            }
        }
        return result;
    }

    /** The class whose initialiser gives a field its value, null for constants of the language and the JDK's. */
    private @org.jspecify.annotations.Nullable WorldClass ownerOf(FieldInsnNode access) {
        Field field = calls.field(access);
        if (field == null || field.owner().isLibrary() || field.node().value != null) {
            return null;
        }
        return (field.node().access & Opcodes.ACC_SYNTHETIC) != 0 ? null : field.owner();
    }
}
