package org.saltyos.maven.subset;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** Which classes have values that are followed, and what methods do with them. */
final class LinearTypes {
    private final World world;
    private final LambdaBodies lambdas;

    LinearTypes(ClosedCalls calls) {
        this.world = calls.image().world();
        this.lambdas = new LambdaBodies(calls);
    }

    /** The followed class of a type, null when its values are ordinary. */
    @Nullable
    WorldClass of(Type type) {
        WorldClass c = type.getSort() == Type.OBJECT ? world.find(type.getInternalName()) : null;
        return c != null && (isLinear(c) || isAffine(c)) ? c : null;
    }

    /** The elements of an array that holds followed values, directly or in arrays; null for other types. */
    @Nullable
    Type elements(Type type) {
        return type.getSort() == Type.ARRAY && of(type.getElementType()) != null
                ? Type.getType(type.getDescriptor().substring(1))
                : null;
    }

    /** Whether a value of a type is followed, or leads to some that are. */
    boolean leadsTo(Type type) {
        return of(type) != null || elements(type) != null;
    }

    static boolean isLinear(WorldClass c) {
        return linear(c).isPresent();
    }

    static boolean isAffine(WorldClass c) {
        return Annotations.of(c.node(), Marks.LINEAR + "Affine").isPresent();
    }

    /** Whether values are the duty to answer a caller. */
    static boolean isReply(WorldClass c) {
        return linear(c)
                .filter(values -> Boolean.TRUE.equals(values.get("reply")))
                .isPresent();
    }

    private static Optional<Map<String, Object>> linear(WorldClass c) {
        return Annotations.of(c.node(), Marks.LINEAR + "Linear");
    }

    /** Whether a method leaves an argument to its caller; without {@code @Borrow} it takes it over. */
    boolean borrows(Method method, int parameter) {
        return lambdas.isCapture(method, parameter)
                || GeneratedCode.isNullCheck(method)
                || Marks.onParameter(
                        lambdas.declared(method), lambdas.index(method, parameter), Marks.LINEAR + "Borrow");
    }

    /** Whether a parameter is a value that a lambda captured, which is an error where that happened. */
    boolean isCapture(Method method, int parameter) {
        return lambdas.isCapture(method, parameter);
    }

    /** Whether a method ends the value it is called on. */
    static boolean endsReceiver(Method method) {
        return Marks.has(method, Marks.LINEAR + "Own");
    }

    /** Whether values are not followed in a method. */
    static boolean isTable(Method method) {
        return Marks.has(method, Marks.LINEAR + "CapTable");
    }

    /** Whether a method may make values of a class: its own methods, those of its nested classes, and tables. */
    static boolean makes(Method method, WorldClass c) {
        return method.owner() == c || method.owner().name().startsWith(c.name() + "$") || isTable(method);
    }

    /** Whether a call only reads a component of a record. */
    static boolean isAccessor(Method method) {
        return method.owner().isRecord()
                && method.argumentTypes().length == 0
                && method.owner().field(method.name()) != null;
    }
}
