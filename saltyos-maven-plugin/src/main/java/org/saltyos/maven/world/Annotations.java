package org.saltyos.maven.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/** Reads annotation values from class files, by the annotation's name, whatever its retention. */
public final class Annotations {
    private static final String NULLABLE = "Lorg/jspecify/annotations/Nullable;";

    private Annotations() {}

    /** The values of an annotation on a class. */
    public static Optional<Map<String, Object>> of(ClassNode node, String annotation) {
        return find(annotation, node.visibleAnnotations, node.invisibleAnnotations);
    }

    /** The values of an annotation on a method. */
    public static Optional<Map<String, Object>> of(MethodNode node, String annotation) {
        return find(annotation, node.visibleAnnotations, node.invisibleAnnotations);
    }

    /** The values of an annotation on a field. */
    public static Optional<Map<String, Object>> of(FieldNode node, String annotation) {
        return find(annotation, node.visibleAnnotations, node.invisibleAnnotations);
    }

    @SafeVarargs
    private static Optional<Map<String, Object>> find(String annotation, @Nullable List<AnnotationNode>... lists) {
        String descriptor = "L" + annotation.replace('.', '/') + ";";
        for (List<AnnotationNode> list : lists) {
            if (list == null) {
                continue;
            }
            for (AnnotationNode node : list) {
                if (node.desc.equals(descriptor)) {
                    return Optional.of(values(node));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> values(AnnotationNode node) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (node.values != null) {
            for (int i = 0; i + 1 < node.values.size(); i += 2) {
                result.put((String) node.values.get(i), plain(node.values.get(i + 1)));
            }
        }
        return result;
    }

    /** Nested annotations become maps, enum constants their names, lists lists. */
    private static Object plain(Object value) {
        if (value instanceof AnnotationNode nested) {
            return values(nested);
        }
        if (value instanceof String[] constant) {
            return constant[1];
        }
        if (value instanceof List<?> list) {
            List<Object> result = new ArrayList<>();
            list.forEach(v -> result.add(plain(v)));
            return result;
        }
        return value;
    }

    /** Whether a field's type is {@code @Nullable}. */
    public static boolean isNullable(FieldNode field) {
        return nullable(field.visibleTypeAnnotations, TypeReference.FIELD, -1);
    }

    /** Whether a method's result is {@code @Nullable}. */
    public static boolean isResultNullable(MethodNode method) {
        return nullable(method.visibleTypeAnnotations, TypeReference.METHOD_RETURN, -1);
    }

    /** Whether a method's parameter, counted from 0 without {@code this}, is {@code @Nullable}. */
    public static boolean isParameterNullable(MethodNode method, int index) {
        return nullable(method.visibleTypeAnnotations, TypeReference.METHOD_FORMAL_PARAMETER, index);
    }

    private static boolean nullable(@Nullable List<TypeAnnotationNode> annotations, int sort, int index) {
        if (annotations == null) {
            return false;
        }
        for (TypeAnnotationNode node : annotations) {
            TypeReference reference = new TypeReference(node.typeRef);
            if (node.desc.equals(NULLABLE)
                    && reference.getSort() == sort
                    && (index < 0 || reference.getFormalParameterIndex() == index)
                    && isOutermost(node.typePath)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutermost(@Nullable TypePath path) {
        for (int i = 0; path != null && i < path.getLength(); i++) {
            if (path.getStep(i) != TypePath.INNER_TYPE) {
                return false;
            }
        }
        return true;
    }
}
