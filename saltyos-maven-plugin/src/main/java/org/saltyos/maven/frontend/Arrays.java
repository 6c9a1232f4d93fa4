package org.saltyos.maven.frontend;

import java.util.Set;

/** What arrays are to the type system. */
public final class Arrays {
    private static final Set<String> SUPERTYPES =
            Set.of("java/lang/Object", "java/lang/Cloneable", "java/io/Serializable");

    private Arrays() {}

    /** Whether every array is of a class (by internal name) that is no array. */
    public static boolean isSupertype(String name) {
        return SUPERTYPES.contains(name);
    }
}
