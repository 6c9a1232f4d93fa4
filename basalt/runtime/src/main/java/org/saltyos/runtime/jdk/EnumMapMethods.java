package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of EnumMap that ask the class for its constants. */
@Substitute("java.util.EnumMap")
final class EnumMapMethods {
    private EnumMapMethods() {}

    static Enum<?>[] getKeyUniverse(Class<?> type) {
        return (Enum<?>[]) ((ClassObject) (Object) type).getEnumConstantsShared();
    }
}
