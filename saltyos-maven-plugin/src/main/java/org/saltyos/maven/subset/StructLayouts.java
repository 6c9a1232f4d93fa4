package org.saltyos.maven.subset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** Finds the layout behind a struct's record, and what it says about a field. */
final class StructLayouts {
    private static final String SUFFIX = "Layout";
    private static final Map<Integer, Integer> SIZES =
            Map.of(Type.BOOLEAN, 1, Type.BYTE, 1, Type.SHORT, 2, Type.CHAR, 2, Type.INT, 4, Type.LONG, 8);

    private final World world;

    StructLayouts(World world) {
        this.world = world;
    }

    /** A declared field: where it starts, the bytes of one access, and how many lie in a row. */
    record Field(String name, long offset, int width, long count) {
        /** Whether an access at an offset is one of those that were declared. */
        boolean isDeclared(long at, int bytes) {
            return overlaps(at, 1) && bytes == width && (at - offset) % width == 0;
        }

        boolean overlaps(long at, int bytes) {
            return at + bytes > offset && at < offset + width * count;
        }
    }

    /** The layout of a record or of itself, null if it is none. */
    @Nullable
    WorldClass of(String name) {
        for (String each : new String[] {name, name + SUFFIX}) {
            WorldClass found = each.startsWith("[") ? null : world.find(each);
            if (found != null && isStruct(found)) {
                return found;
            }
        }
        return null;
    }

    private static boolean isStruct(WorldClass c) {
        return Annotations.of(c.node(), Marks.LANG + "Struct").isPresent();
    }

    /** Whether accesses are volatile and as wide as declared. */
    static boolean isDevice(WorldClass layout) {
        return Annotations.of(layout.node(), Marks.LANG + "Struct")
                .map(values -> Boolean.TRUE.equals(values.get("mmio")))
                .orElse(false);
    }

    /** The field whose getter a call names, if its highest bit is no sign. */
    Optional<String> unsigned(Method target) {
        WorldClass layout = of(target.owner().name());
        MethodNode getter = layout == null ? null : layout.method(target.name(), target.descriptor());
        if (layout == null || getter == null) {
            return Optional.empty();
        }
        int width = SIZES.getOrDefault(Type.getReturnType(getter.desc).getSort(), 0);
        return Annotations.of(getter, Marks.LANG + "Unsigned")
                .filter(values -> values.get("value") instanceof Number bytes && bytes.intValue() == width)
                .map(values -> layout.simpleName() + "." + getter.name);
    }

    /** A declared field that an access touches in another way than declared; none if it is declared for another field. */
    static Optional<Field> brokenBy(WorldClass layout, long at, int bytes) {
        List<Field> touched = layout.node().methods.stream()
                .flatMap(each -> field(each).stream())
                .filter(field -> field.overlaps(at, bytes))
                .toList();
        boolean declared = touched.stream().anyMatch(field -> field.isDeclared(at, bytes));
        return declared ? Optional.empty() : touched.stream().findFirst();
    }

    private static Optional<Field> field(MethodNode getter) {
        int natural = SIZES.getOrDefault(Type.getReturnType(getter.desc).getSort(), 0);
        long width = value(getter, "Unsigned", "value")
                .or(() -> Annotations.of(getter, Marks.LANG + "Bits")
                        .map(bits -> number(bits.getOrDefault("storage", 8))))
                .orElse((long) natural);
        return value(getter, "At", "value")
                .filter(offset -> width > 0)
                .map(offset -> new Field(
                        getter.name,
                        offset,
                        (int) width,
                        value(getter, "Count", "value").orElse(1L)));
    }

    private static Optional<Long> value(MethodNode getter, String annotation, String name) {
        return Annotations.of(getter, Marks.LANG + annotation).map(values -> number(values.getOrDefault(name, 0)));
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
