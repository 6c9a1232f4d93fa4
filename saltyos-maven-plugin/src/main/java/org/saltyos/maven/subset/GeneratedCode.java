package org.saltyos.maven.subset;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.saltyos.maven.world.Method;

/** What javac and the compiler write by themselves, for which nobody should be blamed. */
final class GeneratedCode {
    private static final Set<String> OF_RECORDS =
            Set.of("toString()Ljava/lang/String;", "hashCode()I", "equals(Ljava/lang/Object;)Z");

    private GeneratedCode() {}

    /**
     * Whether a method only reads the components of a record: that is what javac makes final, and people do not write
     * {@code final} in a record.
     */
    static boolean isOfRecord(Method method) {
        return method.owner().isRecord()
                && OF_RECORDS.contains(method.name() + method.descriptor())
                && (method.node().access & Opcodes.ACC_FINAL) != 0;
    }

    /** Whether a method only stores what a lambda captured. */
    static boolean makesLambda(Method method) {
        return method.owner().isLambda() && (method.isStatic() || method.isConstructor());
    }

    /** Whether a method is what javac calls before a value becomes the receiver of a method reference. */
    static boolean isNullCheck(Method method) {
        return method.owner().name().equals("java/util/Objects")
                && method.name().equals("requireNonNull");
    }
}
