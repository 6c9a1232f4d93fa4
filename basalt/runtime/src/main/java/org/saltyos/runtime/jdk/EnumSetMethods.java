package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of EnumSet that ask the class for its constants. */
@Substitute("java.util.EnumSet")
final class EnumSetMethods {
    private EnumSetMethods() {}

    static Enum<?>[] getUniverse(Class<?> type) {
        return (Enum<?>[]) ((ClassObject) (Object) type).getEnumConstantsShared();
    }
}
