package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Replace;

/**
 * {@code java.lang.Class} as far as it exists at run time: the compiler makes one for each class that code can ask for, and
 * fills the fields by name.
 */
@Replace("java.lang.Class")
public final class ClassObject {
    private static final int INTERFACE = 1;
    private static final int PRIMITIVE = 2;
    private static final int ENUM = 4;
    private static final int RECORD = 8;

    private final String name;
    private final String simpleName;
    private final String canonicalName;
    private final ClassObject[] interfaces;
    private final ClassObject componentType;
    private final ClassObject superclass;
    private final Object[] enumConstants;
    private final int kind;
    private final int typeNumber;
    private final int arrayTypeNumber;

    private ClassObject() {
        throw new AssertionError("made by the compiler only");
    }

    /** What the library asks for only to have it initialised, which everything is at build time. */
    public static ClassObject forName(String name, boolean initialize, ClassLoader loader)
            throws ClassNotFoundException {
        throw new ClassNotFoundException(name);
    }

    public String getName() {
        return name;
    }

    public String getTypeName() {
        return componentType == null ? name : componentType.getTypeName() + "[]";
    }

    public String getSimpleName() {
        return simpleName;
    }

    public String getCanonicalName() {
        return canonicalName;
    }

    public ClassObject[] getInterfaces() {
        return interfaces.clone();
    }

    public boolean isInstance(Object object) {
        return object != null && isAssignableFrom((ClassObject) (Object) object.getClass());
    }

    public boolean isAssignableFrom(ClassObject other) {
        if (this == other) {
            return true;
        }
        if (isPrimitive() || other.isPrimitive()) {
            return false;
        }
        if (componentType != null) {
            return other.componentType != null && componentType.isAssignableFrom(other.componentType);
        }
        if (superclass == null && !isInterface()) {
            return true; // Object
        }
        for (ClassObject each = other; each != null; each = each.superclass) {
            if (each == this || isInterface() && each.implementsDirectly(this)) {
                return true;
            }
        }
        return false;
    }

    private boolean implementsDirectly(ClassObject wanted) {
        for (ClassObject each : interfaces) {
            if (each == wanted || each.implementsDirectly(wanted)) {
                return true;
            }
        }
        return false;
    }

    public Object cast(Object object) {
        if (object != null && !isInstance(object)) {
            throw new ClassCastException("Cannot cast " + object.getClass().getName() + " to " + name);
        }
        return object;
    }

    public String getPackageName() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    public ClassObject getComponentType() {
        return componentType;
    }

    public ClassObject componentType() {
        return componentType;
    }

    public ClassObject getSuperclass() {
        return superclass;
    }

    public boolean isArray() {
        return componentType != null;
    }

    public boolean isInterface() {
        return (kind & INTERFACE) != 0;
    }

    public boolean isPrimitive() {
        return (kind & PRIMITIVE) != 0;
    }

    public boolean isEnum() {
        return (kind & ENUM) != 0;
    }

    public boolean isRecord() {
        return (kind & RECORD) != 0;
    }

    public Object[] getEnumConstants() {
        return enumConstants == null ? null : enumConstants.clone();
    }

    Object[] getEnumConstantsShared() {
        return enumConstants;
    }

    /** Assertions are on, as they are when initialisers run at build time. */
    public boolean desiredAssertionStatus() {
        return true;
    }

    /** The number of arrays of this class in the type table. */
    int arrayTypeNumber() {
        return arrayTypeNumber;
    }

    /** The number of this class in the type table, 0 when there are no objects of exactly this class. */
    int typeNumber() {
        return typeNumber;
    }

    @Override
    public String toString() {
        return (isInterface() ? "interface " : isPrimitive() ? "" : "class ") + name;
    }
}
