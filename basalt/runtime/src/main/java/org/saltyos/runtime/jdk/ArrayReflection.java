package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;
import org.saltyos.runtime.heap.Objects;

/** Bodies for the methods of {@code java.lang.reflect.Array} that generic library code needs. */
@Substitute("java.lang.reflect.Array")
final class ArrayReflection {
    private ArrayReflection() {}

    static Object newInstance(Class<?> componentType, int length) {
        return newArray(componentType, length);
    }

    static Object newArray(Class<?> componentType, int length) {
        if (length < 0) {
            throw new NegativeArraySizeException(String.valueOf(length));
        }
        int number = ((ClassObject) (Object) componentType).arrayTypeNumber();
        if (number == 0) {
            throw new IllegalArgumentException();
        }
        return Objects.array(number, length);
    }

    static int getLength(Object array) {
        if (!array.getClass().isArray()) {
            throw new IllegalArgumentException("Argument is not an array");
        }
        return Objects.length(array);
    }
}
