package org.saltyos.maven.subset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.TypeAnnotationNode;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;

/** Which rights the types of fields and methods say by {@code @Rights}. */
final class RightsTypes {
    private static final String RIGHTS = "Lorg/saltyos/lang/linear/Rights;";

    private final LambdaBodies lambdas;

    RightsTypes(LambdaBodies lambdas) {
        this.lambdas = lambdas;
    }

    int ofParameter(Method method, int index) {
        Method declared = lambdas.declared(method);
        int inSource = lambdas.index(method, index) - Marks.hiddenParameters(declared);
        return inSource < 0
                ? RightsValue.ALL
                : of(annotations(declared), TypeReference.METHOD_FORMAL_PARAMETER, inSource, RightsValue.ALL);
    }

    int ofResult(Method method) {
        return of(annotations(lambdas.declared(method)), TypeReference.METHOD_RETURN, -1, RightsValue.ALL);
    }

    /** What a receiver needs; one that says nothing needs nothing. */
    static int ofReceiver(Method method) {
        return of(annotations(method), TypeReference.METHOD_RECEIVER, -1, 0);
    }

    /** What a method may do with its receiver; one that says nothing is trusted. */
    static int ofThis(Method method) {
        return of(annotations(method), TypeReference.METHOD_RECEIVER, -1, RightsValue.ALL);
    }

    static int ofField(@Nullable Field field) {
        return field == null
                ? RightsValue.ALL
                : of(field.node().invisibleTypeAnnotations, TypeReference.FIELD, -1, RightsValue.ALL);
    }

    /** Whether a method says anything of rights. */
    boolean mentions(Method method) {
        return any(annotations(lambdas.declared(method)));
    }

    /** Whether a field says anything of rights. */
    static boolean mentions(Field field) {
        return any(field.node().invisibleTypeAnnotations);
    }

    private static boolean any(@Nullable List<TypeAnnotationNode> all) {
        return all != null && all.stream().anyMatch(node -> node.desc.equals(RIGHTS));
    }

    private static @Nullable List<TypeAnnotationNode> annotations(Method method) {
        return method.node().invisibleTypeAnnotations;
    }

    private static int of(@Nullable List<TypeAnnotationNode> all, int sort, int index, int otherwise) {
        for (TypeAnnotationNode node : all == null ? List.<TypeAnnotationNode>of() : all) {
            TypeReference reference = new TypeReference(node.typeRef);
            if (node.desc.equals(RIGHTS)
                    && reference.getSort() == sort
                    && (index < 0 || reference.getFormalParameterIndex() == index)
                    && isOutermost(node.typePath)) {
                return ((Number) node.values.get(1)).intValue();
            }
        }
        return otherwise;
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
