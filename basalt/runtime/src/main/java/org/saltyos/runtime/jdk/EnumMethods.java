package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of Enum that ask the class for its constants. */
@Substitute("java.lang.Enum")
final class EnumMethods {
    private EnumMethods() {}

    static Enum<?> valueOf(Class<?> type, String name) {
        if (name == null) {
            throw new NullPointerException("Name is null");
        }
        ClassObject own = (ClassObject) (Object) type;
        for (Object constant : own.getEnumConstantsShared()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return (Enum<?>) constant;
            }
        }
        throw new IllegalArgumentException("No enum constant " + own.getCanonicalName() + "." + name);
    }
}
