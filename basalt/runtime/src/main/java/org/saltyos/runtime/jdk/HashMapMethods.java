package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of HashMap that ask for generic types by reflection. */
@Substitute("java.util.HashMap")
final class HashMapMethods {
    private HashMapMethods() {}

    /**
     * The class of a key that can be compared with others of it, which orders keys of one hash in a tree. The JDK also asks
     * that the class itself says {@code Comparable<itself>}; the order of iteration does not depend on it.
     */
    static Class<?> comparableClassFor(Object key) {
        return key instanceof Comparable ? key.getClass() : null;
    }
}
