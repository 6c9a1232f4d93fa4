package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** The annotations of basalt-lang that the rules know, by name. */
final class Marks {
    static final String LANG = "org.saltyos.lang.";
    static final String EFFECT = LANG + "effect.";
    static final String CONTRACT = LANG + "contract.";
    static final String SYNC = LANG + "sync.";
    static final String LINEAR = LANG + "linear.";

    private Marks() {}

    /** Whether a method is marked itself. */
    static boolean has(Method method, String annotation) {
        return Annotations.of(method.node(), annotation).isPresent();
    }

    /** Whether a method or its class is marked. */
    static boolean covers(Method method, String annotation) {
        return has(method, annotation)
                || Annotations.of(method.owner().node(), annotation).isPresent();
    }

    /** The text value of a method's annotation. */
    static Optional<String> text(Method method, String annotation) {
        return Annotations.of(method.node(), annotation)
                .map(values -> String.valueOf(values.getOrDefault("value", "")));
    }

    /** The text value of a field's annotation. */
    static Optional<String> text(FieldNode field, String annotation) {
        return Annotations.of(field, annotation).map(values -> String.valueOf(values.getOrDefault("value", "")));
    }

    /** The texts of an annotation with a list on a method and on its class. */
    static List<String> texts(Method method, String annotation) {
        List<String> result = new ArrayList<>(list(Annotations.of(method.node(), annotation)));
        result.addAll(list(Annotations.of(method.owner().node(), annotation)));
        return result;
    }

    /** The texts of an annotation with a list on a class. */
    static List<String> texts(WorldClass owner, String annotation) {
        return list(Annotations.of(owner.node(), annotation));
    }

    private static List<String> list(Optional<Map<String, Object>> values) {
        Object value = values.map(v -> v.get("value")).orElse(List.of());
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    /** Whether a parameter of the descriptor, counted from 0 without the receiver, is marked. */
    static boolean onParameter(Method method, int index, String annotation) {
        String descriptor = "L" + annotation.replace('.', '/') + ";";
        int inSource = index - hiddenParameters(method);
        return contains(method.node().invisibleParameterAnnotations, inSource, descriptor)
                || contains(method.node().visibleParameterAnnotations, inSource, descriptor);
    }

    /**
     * How many parameters of the descriptor, the first ones, annotations do not count: the constructor of an inner class is
     * given the object around it, which its source does not mention.
     */
    static int hiddenParameters(Method method) {
        Type[] types = method.argumentTypes();
        int counted =
                Math.max(method.node().invisibleAnnotableParameterCount, method.node().visibleAnnotableParameterCount);
        boolean inner = method.isConstructor()
                && types.length > 0
                && (counted > 0 ? counted < types.length : isInside(method.owner()))
                && ("L" + method.owner().name())
                        .startsWith(types[0].getDescriptor().replace(';', '$'));
        return inner ? 1 : 0;
    }

    /** Whether objects of a class know the object around them. */
    private static boolean isInside(WorldClass owner) {
        return owner.node().fields.stream().anyMatch(field -> field.name.startsWith("this$"));
    }

    /** The parser of Maven's plugin descriptor does not read an annotated array type, so the lists come as an object. */
    private static boolean contains(@Nullable Object lists, int index, String descriptor) {
        if (!(lists instanceof List<?>[] all) || index < 0 || index >= all.length || all[index] == null) {
            return false;
        }
        return all[index].stream()
                .anyMatch(node -> node instanceof AnnotationNode found && found.desc.equals(descriptor));
    }

    /** Whether the compiler replaces calls of a method, so that its Java body is only a model. */
    static boolean isPrimitive(Method method) {
        return has(method, LANG + "Intrinsic")
                || has(method, LANG + "Asm")
                || has(method, LANG + "Import")
                || has(method, LANG + "Symbol");
    }
}
