package org.saltyos.maven.frontend;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.world.Method;

/** How methods look as functions of the IR. */
public final class Signatures {
    private Signatures() {}

    /** The types of the results: of a constructor the components of its record. */
    public static List<IrType> results(Image image, Method method) {
        List<IrType> result = new ArrayList<>();
        boolean nullable = FlowInterpreter.resultNullness(method) != Nullness.NONNULL;
        add(image, resultType(image, method), nullable, result);
        return result;
    }

    /** The result type; the constructor of a value gives it. */
    public static Type resultType(Image image, Method method) {
        return image.makesValue(method) ? Type.getObjectType(method.owner().name()) : method.returnType();
    }

    /** The types of the parameters, the receiver first. */
    public static List<IrType> parameters(Image image, Method method) {
        List<IrType> result = new ArrayList<>();
        if (!method.isStatic() && !image.makesValue(method)) {
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
