package org.saltyos.maven.frontend;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.Method;

/** How methods look as functions of the IR. */
public final class Signatures {
    private Signatures() {}

    /** The types of the results: of a constructor the components of its record; last a fault, if it can throw one. */
    public static List<IrType> results(Image image, Method method) {
        boolean fault = image.throwsFault(method);
        List<IrType> result = new ArrayList<>();
        for (Leaf leaf : resultLeaves(image, method)) {
            result.add(leaf.irType());
        }
        if (fault) {
            result.add(IrType.NULLABLE);
        }
        return result;
    }

    /** The machine values of the result without the fault. */
    public static List<Leaf> resultLeaves(Image image, Method method) {
        // Together with a fault there is no result, so its references may be null.
        boolean nullable = image.throwsFault(method) || FlowInterpreter.resultNullness(method) != Nullness.NONNULL;
        List<Leaf> leaves = image.shapes().leaves(resultType(method), nullable);
        return image.throwsFault(method)
                ? leaves.stream()
                        .map(leaf -> new Leaf(leaf.path(), leaf.type(), true, leaf.bytes()))
                        .toList()
                : leaves;
    }

    /** The result type; a constructor gives its record. */
    public static Type resultType(Method method) {
        return method.isConstructor() ? Type.getObjectType(method.owner().name()) : method.returnType();
    }

    /** The types of the parameters, the receiver first. */
    public static List<IrType> parameters(Image image, Method method) {
        List<IrType> result = new ArrayList<>();
        if (!method.isStatic() && !method.isConstructor()) {
            add(image, Type.getObjectType(method.owner().name()), false, result);
        }
        Type[] types = method.argumentTypes();
        for (int i = 0; i < types.length; i++) {
            add(image, types[i], FlowInterpreter.parameterNullness(method, i) != Nullness.NONNULL, result);
        }
        return result;
    }

    private static void add(Image image, Type type, boolean nullable, List<IrType> result) {
        image.shapes().leaves(type, nullable).forEach(leaf -> result.add(leaf.irType()));
    }
}
