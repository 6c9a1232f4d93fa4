package org.saltyos.maven.pipeline;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.subset.ReachableImage;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/**
 * Finds out what live code uses of what its manifest asks for: by the methods it reaches, and by the names of services among
 * its constants.
 */
final class CodeUses {
    private static final String PROTOCOL = "org.saltyos.lang.Protocol";
    private static final String STARTUP = "org/saltyos/basalt/start/Startup";
    private static final String CLIENT = "Client";
    private static final String DISPATCHER = "Dispatcher";

    /** The lowest bits of a tag are the version: ProtocolModel of the annotation processor. */
    private static final int VERSION = 0xff;

    private final ReachableImage image;
    private final Set<String> startup = new HashSet<>();
    private final SortedMap<String, Integer> calls = new TreeMap<>();
    private final SortedMap<String, Integer> answers = new TreeMap<>();
    private final Set<String> constants = new TreeSet<>();

    private CodeUses(ReachableImage image) {
        this.image = image;
    }

    /**
     * What the code of an image uses.
     *
     * @param manifest the values of its manifest
     * @param own the module's own classes, whose constants count even where only an initialiser has them
     */
    static CodeUse of(ReachableImage image, Map<String, Object> manifest, Collection<WorldClass> own) {
        CodeUses uses = new CodeUses(image);
        image.methods().forEach(uses::method);
        own.forEach(c -> c.node().methods.forEach(uses::constants));
        Set<String> services = new TreeSet<>(names(manifest.get("needs")));
        services.addAll(names(manifest.get("delegates")));
        services.retainAll(uses.constants);
        return new CodeUse(
                uses.calls,
                uses.answers,
                services,
                uses.startup.contains("ports"),
                uses.startup.contains("irq"),
                uses.startup.contains("memory"));
    }

    private static List<String> names(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value instanceof String name ? List.of(name) : List.of();
    }

    private void method(Method method) {
        constants(method.node());
        WorldClass owner = method.owner();
        if (owner.name().equals(STARTUP)) {
            startup.add(method.name());
        } else if (owner.name().endsWith(CLIENT)) {
            protocol(owner)
                    .filter(p -> p.method(method.name(), method.descriptor()) != null)
                    .ifPresent(p -> tag(owner).ifPresent(tag -> calls.put(p.toString(), tag & VERSION)));
        } else if (owner.name().endsWith(DISPATCHER) && method.name().equals("dispatch")) {
            answered(owner);
        }
    }

    /** The protocol that a generated client implements. */
    private Optional<WorldClass> protocol(WorldClass client) {
        for (String name : client.node().interfaces) {
            WorldClass declared = image.world().find(name);
            if (declared != null && Annotations.of(declared.node(), PROTOCOL).isPresent()) {
                return Optional.of(declared);
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> tag(WorldClass client) {
        FieldNode field = client.field("TAG");
        return field != null && field.value instanceof Integer tag ? Optional.of(tag) : Optional.empty();
    }

    /** A generated dispatcher keeps the implementation of its protocol, and tells the tag of the client beside it. */
    private void answered(WorldClass dispatcher) {
        FieldNode implementation = dispatcher.field("implementation");
        MethodNode tag = dispatcher.method("tag", "()I");
        if (implementation == null || tag == null) {
            return;
        }
        WorldClass protocol =
                image.world().find(Type.getType(implementation.desc).getInternalName());
        if (protocol == null || Annotations.of(protocol.node(), PROTOCOL).isEmpty()) {
            return;
        }
        for (AbstractInsnNode instruction : tag.instructions) {
            if (instruction instanceof LdcInsnNode constant && constant.cst instanceof Integer value) {
                answers.put(protocol.toString(), value & VERSION);
            }
        }
    }

    private void constants(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                constants.add(text);
            }
        }
    }
}
