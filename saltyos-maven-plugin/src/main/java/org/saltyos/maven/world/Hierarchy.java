package org.saltyos.maven.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** How the classes of a world are related, and which member a name in one of them means (JVMS 5.4.3). Not thread-safe. */
public final class Hierarchy {
    private final World world;
    private final Map<WorldClass, WorldClass> superclasses = new HashMap<>();
    private final Map<WorldClass, Set<WorldClass>> interfaces = new HashMap<>();

    Hierarchy(World world) {
        this.world = world;
    }

    /** The method that a call of {@code owner.name} means, searched in superclasses, then interfaces; null if none. */
    public @Nullable Method resolveMethod(WorldClass owner, String name, String descriptor) {
        for (WorldClass c = owner; c != null; c = superclass(c)) {
            MethodNode node = c.method(name, descriptor);
            // Of Object, interfaces have only what is public.
            boolean hidden = owner.isInterface() && c != owner && node != null && !isPublicInstance(node);
            if (node != null && !hidden) {
                return new Method(c, node);
            }
        }
        return interfaceMethod(owner, name, descriptor);
    }

    private static boolean isPublicInstance(MethodNode node) {
        return (node.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)) == Opcodes.ACC_PUBLIC;
    }

    /** The most specific method that a class has from its interfaces, a default one if there is one; null if none. */
    @Nullable
    Method interfaceMethod(WorldClass owner, String name, String descriptor) {
        Method found = null;
        for (WorldClass c : allInterfaces(owner)) {
            MethodNode node = c.method(name, descriptor);
            if (node != null
                    && isPublicInstance(node)
                    && (found == null || found.isAbstract() || isSubtype(c, found.owner()))) {
                found = new Method(c, node);
            }
        }
        return found;
    }

    /** The field that an instruction means, by its name and its type (JVMS 5.4.3.2); null if there is none. */
    public @Nullable Field resolveField(FieldInsnNode access) {
        WorldClass named = world.find(access.owner);
        if (named == null) {
            return null;
        }
        for (WorldClass c = named; c != null; c = superclass(c)) {
            FieldNode node = c.field(access.name, access.desc);
            if (node != null) {
                return new Field(c, node);
            }
        }
        for (WorldClass c : allInterfaces(named)) {
            FieldNode node = c.field(access.name, access.desc);
            if (node != null) {
                return new Field(c, node);
            }
        }
        return null;
    }

    /** The superclass, null for Object. */
    public @Nullable WorldClass superclass(WorldClass c) {
        if (c.node().superName == null) {
            return null;
        }
        WorldClass known = superclasses.get(c);
        if (known == null) {
            known = world.get(c.node().superName);
            superclasses.put(c, known);
        }
        return known;
    }

    /** Every interface of a class, its superclasses and their superinterfaces, nearest first. */
    public Set<WorldClass> allInterfaces(WorldClass start) {
        Set<WorldClass> known = interfaces.get(start);
        if (known == null) {
            known = Collections.unmodifiableSet(findInterfaces(start));
            interfaces.put(start, known);
        }
        return known;
    }

    private Set<WorldClass> findInterfaces(WorldClass start) {
        Set<WorldClass> result = new LinkedHashSet<>();
        Deque<WorldClass> queue = new ArrayDeque<>();
        for (WorldClass c = start; c != null; c = superclass(c)) {
            queue.add(c);
        }
        while (!queue.isEmpty()) {
            for (String name : queue.remove().node().interfaces) {
                WorldClass each = world.get(name);
                if (result.add(each)) {
                    queue.add(each);
                }
            }
        }
        return result;
    }

    /** Whether every {@code sub} is a {@code base}. */
    public boolean isSubtype(WorldClass sub, WorldClass base) {
        if (sub == base || base.name().equals("java/lang/Object")) {
            return true;
        }
        if (base.isInterface()) {
            return allInterfaces(sub).contains(base);
        }
        for (WorldClass c = superclass(sub); c != null; c = superclass(c)) {
            if (c == base) {
                return true;
            }
        }
        return false;
    }

    /** The superclasses from just below Object down to the class itself. */
    public List<WorldClass> lineage(WorldClass c) {
        List<WorldClass> result = new ArrayList<>();
        for (WorldClass each = c; each != null && each.node().superName != null; each = superclass(each)) {
            result.add(0, each);
        }
        return result;
    }
}
