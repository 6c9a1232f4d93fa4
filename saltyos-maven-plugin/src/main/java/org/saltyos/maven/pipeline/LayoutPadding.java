package org.saltyos.maven.pipeline;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** SALT0209: every byte of a struct that other programs read belongs to a declared field. */
final class LayoutPadding {
    /** A struct of more bytes is not one; its size is an error of its own. */
    private static final int LARGEST = 1 << 24;

    private static final Map<String, Integer> PRIMITIVES = Map.of("Z", 1, "B", 1, "S", 2, "C", 2, "I", 4, "J", 8);
    private static final String LANG = "org.saltyos.lang.";

    private final World world;

    LayoutPadding(World world) {
        this.world = world;
    }

    /** The first gap in the struct that a layout declares with {@code abi = true}. */
    Optional<Diagnostic> check(WorldClass layout, SourceLocation place) {
        Map<String, Object> struct =
                Annotations.of(layout.node(), LANG + "Struct").orElse(Map.of());
        int size = number(struct.get("size"), 0);
        if (!Boolean.TRUE.equals(struct.get("abi")) || size < 1 || size > LARGEST) {
            return Optional.empty();
        }
        BitSet declared = new BitSet(size);
        for (MethodNode getter : layout.node().methods) {
            Annotations.of(getter, LANG + "At").ifPresent(at -> {
                int from = Math.max(0, number(at.get("value"), 0));
                int count = Annotations.of(getter, LANG + "Count")
                        .map(values -> number(values.get("value"), 1))
                        .orElse(1);
                long to = from + (long) Math.max(0, count) * width(getter);
                declared.set(from, (int) Math.min(Math.max(from, to), LARGEST));
            });
        }
        int gap = declared.nextClearBit(0);
        if (gap >= size) {
            return Optional.empty();
        }
        int end = declared.nextSetBit(gap);
        int last = (end < 0 || end > size ? size : end) - 1;
        return Optional.of(Diagnostic.error(
                DiagnosticCode.SALT0209,
                place,
                (gap == last ? "byte " + gap : "bytes " + gap + " to " + last) + " of " + layout
                        + " belong to no field, but it is a struct that other programs read",
                "why: what lies there is seen by others, and nobody sets it",
                "try: a field for it, such as @At(" + gap + ") @Count(" + (last - gap + 1)
                        + ") byte reserved(int index);"));
    }

    private int width(MethodNode getter) {
        Optional<Integer> said = Annotations.of(getter, LANG + "Unsigned")
                .map(values -> number(values.get("value"), 1))
                .or(() -> Annotations.of(getter, LANG + "Bits").map(values -> number(values.get("storage"), 8)));
        return said.orElseGet(() -> width(
                Type.getReturnType(getter.desc),
                Annotations.of(getter, LANG + "Nested").isPresent()));
    }

    private int width(Type type, boolean nested) {
        Integer primitive = PRIMITIVES.get(type.getDescriptor());
        return primitive != null
                ? primitive
                : type.getSort() == Type.OBJECT ? width(type.getInternalName(), nested) : 0;
    }

    /** A record stands for its only component, a nested struct for all of its bytes. */
    private int width(String record, boolean nested) {
        WorldClass layout = nested ? world.find(record + "Layout") : null;
        if (layout != null) {
            return Annotations.of(layout.node(), LANG + "Struct")
                    .map(values -> number(values.get("size"), 0))
                    .orElse(0);
        }
        WorldClass found = world.find(record);
        return found == null || !found.isRecord()
                ? 0
                : found.node().fields.stream()
                        .filter(field -> (field.access & Opcodes.ACC_STATIC) == 0)
                        .findFirst()
                        .map(field -> PRIMITIVES.getOrDefault(field.desc, 0))
                        .orElse(0);
    }

    private static int number(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }
}
