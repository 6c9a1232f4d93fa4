package org.saltyos.maven.world.desugar;

import org.jspecify.annotations.Nullable;

/** The names of the classes that lambdas become: those of HotSpot, with a number that is the same in every build. */
public final class LambdaNames {
    private static final String INFIX = "$$Lambda$";

    private LambdaNames() {}

    static String name(String outer, int number) {
        return outer + INFIX + number;
    }

    /** The class whose lambda has this name, null if it is not such a name. */
    public static @Nullable String outer(String name) {
        int infix = name.lastIndexOf(INFIX);
        return infix < 0 ? null : name.substring(0, infix);
    }
}
