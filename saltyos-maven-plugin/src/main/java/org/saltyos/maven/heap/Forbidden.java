package org.saltyos.maven.heap;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What the class loader for initialisers plants before calls that would make a build depend on the outside world. */
public final class Forbidden {
    private static final Set<String> HASHED = Set.of("java.util.HashMap", "java.util.HashSet", "java.util.Hashtable");

    private Forbidden() {}

    /** Marks the failure so that it is told apart from an initialiser's own exceptions. */
    public static final class OutsideWorld extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutsideWorld(String message) {
            super(message);
        }
    }

    /** Always fails. */
    public static void call(String member) {
        throw new OutsideWorld(member);
    }

    /** Something whose value or order differs from one run of a JVM to the next. */
    public static final class IdentityHash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IdentityHash(String message) {
            super(message);
        }
    }

    /** Fails when the hash code of an object is the one that the JVM makes up. */
    public static void hashed(Object object) {
        if (object != null && isMadeUp(object.getClass())) {
            throw new IdentityHash("asks for the hash code of a "
                    + object.getClass().getName() + ", which is another one in each run");
        }
    }

    /** Fails when the order in which a collection gives its elements differs between runs. */
    public static void iterated(Object collection) {
        if (collection == null) {
            return;
        }
        String type = collection.getClass().getName();
        if (type.startsWith("java.util.ImmutableCollections$") && (type.endsWith("MapN") || type.endsWith("SetN"))) {
            throw new IdentityHash("goes through the elements of a " + (type.endsWith("MapN") ? "Map.of" : "Set.of")
                    + ", whose order is another one in each run");
        }
        if (collection instanceof IdentityHashMap || HASHED.contains(type)) {
            Collection<?> keys = collection instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) collection;
            for (Object key : keys) {
                if (key != null && (collection instanceof IdentityHashMap || isMadeUp(key.getClass()))) {
                    throw new IdentityHash(
                            "goes through a " + collection.getClass().getSimpleName() + " of "
                                    + key.getClass().getName() + ", whose order is another one in each run");
                }
            }
        }
    }

    private static boolean isMadeUp(Class<?> c) {
        try {
            Class<?> declaring = c.getMethod("hashCode").getDeclaringClass();
            return declaring == Object.class || declaring == Enum.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
