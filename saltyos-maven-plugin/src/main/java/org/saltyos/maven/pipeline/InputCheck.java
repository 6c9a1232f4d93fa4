package org.saltyos.maven.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Severity;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.ClassSource;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/**
 * What can be wrong with class files as such, whether or not their code becomes part of the image: the same class twice,
 * no line numbers, annotations whose values make no sense (the annotation processor finds those too, where it runs).
 */
final class InputCheck {
    private static final String LANG = "org.saltyos.lang.";
    private static final Map<Integer, Integer> SIZES =
            Map.of(Type.BOOLEAN, 1, Type.BYTE, 1, Type.SHORT, 2, Type.CHAR, 2, Type.INT, 4, Type.LONG, 8);

    private final World world;
    private final Set<String> own;
    private final List<Diagnostic> found = new ArrayList<>();

    InputCheck(World world, List<String> own) {
        this.world = world;
        this.own = Set.copyOf(own);
    }

    /** Everything that is wrong with the classes of the class path. */
    List<Diagnostic> check(List<WorldClass> classes) {
        duplicates();
        lines(classes);
        for (WorldClass c : classes) {
            struct(c);
            c.node().methods.forEach(node -> depth(new Method(c, node)));
        }
        return found;
    }

    /** Once for each pair of folders or jars: whole libraries come twice, not single classes. */
    private void duplicates() {
        Map<String, List<String>> byPair = new TreeMap<>();
        Map<String, Path> places = new LinkedHashMap<>();
        for (ClassSource.Duplicate each : world.source().duplicates()) {
            if (each.name().equals(MainClass.CALLER)) {
                continue; // made for each program, in the place of the one that the runtime compiles against
            }
            String pair = each.used() + " is used, " + each.hidden() + " is not";
            byPair.computeIfAbsent(pair, p -> new ArrayList<>()).add(each.name().replace('/', '.'));
            places.put(pair, each.hidden());
        }
        byPair.forEach((pair, names) -> found.add(Diagnostic.warning(
                DiagnosticCode.SALT0112,
                SourceLocation.file(String.valueOf(places.get(pair))),
                names.get(0) + andMore(names) + " on the class path twice, with different content",
                "places: " + pair,
                "try: exclude one of the two dependencies")));
    }

    private static String andMore(List<String> names) {
        return names.size() == 1 ? " is" : " and " + (names.size() - 1) + " more are";
    }

    /** Errors for the module itself, which can mend it; a warning for each dependency. */
    private void lines(List<WorldClass> classes) {
        Map<String, List<WorldClass>> byPlace = new TreeMap<>();
        for (WorldClass c : classes) {
            if (lacksLines(c)) {
                Path root = world.source().root(c.name());
                String place = own.contains(c.name()) ? c.name() : String.valueOf(root);
                byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(c);
            }
        }
        byPlace.forEach((place, without) -> {
            WorldClass first = without.get(0);
            boolean mine = own.contains(first.name());
            found.add(new Diagnostic(
                    DiagnosticCode.SALT0113,
                    mine ? Severity.ERROR : Severity.WARNING,
                    mine ? world.source().location(first.name()) : SourceLocation.file(place),
                    first + andMore(without.stream().map(WorldClass::toString).toList())
                            + " compiled without line numbers",
                    List.of(
                            "why: messages and panics could not name a line",
                            "try: give javac the option -g or -g:source,lines (maven.compiler.debug is true)")));
        });
    }

    private static boolean lacksLines(WorldClass c) {
        boolean code = false;
        for (MethodNode method : c.node().methods) {
            for (AbstractInsnNode each : method.instructions) {
                if (each instanceof LineNumberNode) {
                    return false;
                }
                code |= each.getOpcode() >= 0;
            }
        }
        return code;
    }

    private void struct(WorldClass c) {
        Map<String, Object> struct = Annotations.of(c.node(), LANG + "Struct").orElse(null);
        if (struct == null) {
            return;
        }
        long size = number(struct, "size", 0);
        long align = number(struct, "align", 8);
        SourceLocation place = world.locator().locate(c, declaration(c));
        if (size < 1) {
            impossible(place, "@Struct of " + c + " has a size of " + size + " bytes", "a size of at least 1");
        }
        if (Long.bitCount(align) != 1 || align < 1 || size % align != 0) {
            impossible(
                    place,
                    "@Struct of " + c + " has an alignment of " + align + " and a size of " + size,
                    "a power of two that divides the size");
        }
        for (MethodNode node : c.node().methods) {
            field(new Method(c, node), size);
        }
        new LayoutPadding(world).check(c, place).ifPresent(found::add);
    }

    private void field(Method method, long size) {
        Map<String, Object> at = Annotations.of(method.node(), LANG + "At").orElse(null);
        if (at == null) {
            return;
        }
        SourceLocation place = world.locator().locateDeclaration(method);
        Map<String, Object> bits = Annotations.of(method.node(), LANG + "Bits").orElse(Map.of());
        long storage = Annotations.of(method.node(), LANG + "Unsigned")
                .map(values -> number(values, "value", 1))
                .orElseGet(() -> bits.isEmpty() ? storage(method) : number(bits, "storage", 8));
        long count = Annotations.of(method.node(), LANG + "Count")
                .map(values -> number(values, "value", 0))
                .orElse(1L);
        long offset = number(at, "value", 0);
        if (count < 1) {
            impossible(place, "@Count of " + method.displayName() + " is " + count, "at least 1");
        }
        if (offset < 0 || offset + Math.max(1, count) * storage > size) {
            impossible(
                    place,
                    "@At of " + method.displayName() + " is " + offset + ", so the field lies outside the struct of "
                            + size + " bytes",
                    "an offset from 0 to " + Math.max(0, size - Math.max(1, count) * storage));
        }
        long lowest = number(bits, "lsb", 0);
        long width = number(bits, "width", 1);
        if (lowest < 0 || width < 1 || lowest + width > storage * Byte.SIZE) {
            impossible(
                    place,
                    "@Bits of " + method.displayName() + " are " + width + " from bit " + lowest + " of "
                            + storage * Byte.SIZE,
                    "bits that lie inside the storage");
        }
    }

    /** Bytes of a field by its type; 1 for types whose size is said elsewhere. */
    private static long storage(Method method) {
        return SIZES.getOrDefault(method.returnType().getSort(), 1);
    }

    private void depth(Method method) {
        Annotations.of(method.node(), LANG + "Depth").ifPresent(values -> {
            long depth = number(values, "value", 1);
            if (depth < 1) {
                impossible(
                        world.locator().locate(method.owner(), method.firstLine()),
                        "@Depth of " + method.displayName() + " is " + depth,
                        "the largest number of activations at once, at least 1");
            }
        });
    }

    private static Pattern declaration(WorldClass c) {
        String simple =
                c.name().substring(Math.max(c.name().lastIndexOf('/'), c.name().lastIndexOf('$')) + 1);
        return Pattern.compile("\\b(class|interface|record|enum)\\s+" + Pattern.quote(simple) + "\\b");
    }

    private static long number(Map<String, Object> values, String name, long otherwise) {
        return values.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    private void impossible(SourceLocation place, String fact, String fix) {
        found.add(Diagnostic.error(DiagnosticCode.SALT0204, place, fact, "try: " + fix));
    }
}
