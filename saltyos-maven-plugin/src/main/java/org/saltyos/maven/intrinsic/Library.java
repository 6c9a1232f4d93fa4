package org.saltyos.maven.intrinsic;

import java.util.Map;
import java.util.Set;

/**
 * Library members that are compiled from the JDK's own class files: static arithmetic that allocates nothing.
 * What has an intrinsic does not come here.
 */
public final class Library {
    private static final Set<String> BITS = Set.of(
            "compare",
            "max",
            "min",
            "sum",
            "signum",
            "highestOneBit",
            "lowestOneBit",
            "hashCode",
            "toUnsignedLong",
            "toUnsignedInt",
            "rotateLeft",
            "rotateRight",
            "reverse",
            "reverseBytes",
            "compareUnsigned");
    private static final Set<String> FLOATING = Set.of(
            "compare",
            "floatToIntBits",
            "doubleToLongBits",
            "isNaN",
            "isFinite",
            "isInfinite",
            "hashCode",
            "max",
            "min",
            "sum");
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "java/lang/Integer", BITS,
            "java/lang/Long", BITS,
            "java/lang/Short", BITS,
            "java/lang/Byte", BITS,
            "java/lang/Boolean", Set.of("logicalAnd", "logicalOr", "logicalXor", "compare"),
            "java/lang/Character", Set.of("compare", "reverseBytes"),
            "java/lang/Float", FLOATING,
            "java/lang/Double", FLOATING,
            "java/lang/Math",
                    Set.of(
                            "copySign",
                            "signum",
                            "round",
                            "getExponent",
                            "nextUp",
                            "nextDown",
                            "nextAfter",
                            "toDegrees",
                            "toRadians",
                            "abs",
                            "min",
                            "max",
                            "addExact",
                            "subtractExact",
                            "multiplyExact",
                            "incrementExact",
                            "decrementExact",
                            "negateExact",
                            "toIntExact",
                            "floorDiv",
                            "floorMod",
                            "multiplyFull"));

    private Library() {}

    /** Whether a static method of the library can be part of an image. */
    public static boolean isAllowed(String owner, String name) {
        return ALLOWED.getOrDefault(owner, Set.of()).contains(name);
    }

    /** What is allowed of a class, for messages. */
    public static Set<String> allowed(String owner) {
        return ALLOWED.getOrDefault(owner, Set.of());
    }
}
