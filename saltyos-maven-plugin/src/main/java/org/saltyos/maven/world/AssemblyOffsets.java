package org.saltyos.maven.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What Java hands to assembly: the offset of every struct field as {@code X.field}, the size as {@code X.SIZE}, and the
 * constants of classes annotated {@code @AssemblyConstants} as {@code Class.CONSTANT}.
 */
public final class AssemblyOffsets {
    private static final String LANG = "org.saltyos.lang.";
    private static final String LAYOUT = "Layout";

    private AssemblyOffsets() {}

    /** The text of an include file for llvm-mc, sorted by name. */
    public static String of(World world, List<WorldClass> classes) {
        TreeMap<String, Long> symbols = new TreeMap<>();
        for (WorldClass c : classes) {
            Optional<Map<String, Object>> struct = Annotations.of(c.node(), LANG + "Struct");
            struct.ifPresent(values -> addStruct(c, values, symbols));
            if (Annotations.of(c.node(), LANG + "AssemblyConstants").isPresent()) {
                addConstants(c, symbols);
            }
        }
        StringBuilder text = new StringBuilder("# Generated from the project's structs and constants; do not edit.\n");
        symbols.forEach((name, value) ->
                text.append(".set ").append(name).append(", ").append(value).append('\n'));
        return text.toString();
    }

    private static void addStruct(WorldClass c, Map<String, Object> values, Map<String, Long> symbols) {
        String name = c.simpleName();
        String struct = name.endsWith(LAYOUT) ? name.substring(0, name.length() - LAYOUT.length()) : name;
        symbols.put(struct + ".SIZE", ((Number) values.getOrDefault("size", 0)).longValue());
        for (MethodNode method : c.node().methods) {
            Annotations.of(method, LANG + "At")
                    .ifPresent(at -> symbols.put(
                            struct + "." + method.name, ((Number) at.getOrDefault("value", 0)).longValue()));
        }
    }

    private static void addConstants(WorldClass c, Map<String, Long> symbols) {
        for (FieldNode field : c.node().fields) {
            if (World.isConstant(field)
                    && (field.access & Opcodes.ACC_PRIVATE) == 0
                    && field.value instanceof Number n) {
                symbols.put(c.simpleName() + "." + field.name, n.longValue());
            }
        }
    }
}
