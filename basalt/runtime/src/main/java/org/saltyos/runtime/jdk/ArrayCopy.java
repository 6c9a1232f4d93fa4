package org.saltyos.runtime.jdk;

import org.saltyos.lang.NoInline;
import org.saltyos.runtime.heap.Objects;

/** {@code System.arraycopy} with the checks and messages of HotSpot. */
final class ArrayCopy {
    private ArrayCopy() {}

    static void copy(Object source, int from, Object target, int to, int count) {
        if (source == null || target == null) {
            throw new NullPointerException();
        }
        int sourceType = Objects.typeNumber(source);
        int targetType = Objects.typeNumber(target);
        if (sourceType != targetType) {
            checkTypes(source, target, sourceType, targetType);
        }
        // Wraps around to more than any length when one is negative.
        int sourceLength = Objects.length(source);
        int targetLength = Objects.length(target);
        if ((from | to | count) < 0 || from > sourceLength - count || to > targetLength - count) {
            throw outside(source, from, target, to, count);
        }
        if (sourceType == targetType || target.getClass() == Object[].class) {
            Objects.move(source, from, target, to, count);
        } else {
            each((Object[]) source, from, (Object[]) target, to, count);
        }
    }

    @NoInline
    private static void each(Object[] source, int from, Object[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            try {
                target[to + i] = source[from + i];
            } catch (ArrayStoreException e) {
                throw new ArrayStoreException("arraycopy: element type mismatch: can not cast one of the elements of "
                        + source.getClass().getTypeName() + " to the type of the destination array, "
                        + target.getClass().getComponentType().getTypeName());
            }
        }
    }

    @NoInline
    private static void checkTypes(Object source, Object target, int sourceType, int targetType) {
        if (!Objects.isArray(sourceType)) {
            throw new ArrayStoreException(
                    "arraycopy: source type " + source.getClass().getName() + " is not an array");
        }
        if (!Objects.isArray(targetType)) {
            throw new ArrayStoreException(
                    "arraycopy: destination type " + target.getClass().getName() + " is not an array");
        }
        boolean references = Objects.holdsReferences(sourceType);
        if (references != Objects.holdsReferences(targetType)) {
            String left = references ? "object array[]" : source.getClass().getTypeName();
            String right = references ? target.getClass().getTypeName() : "object array[]";
            throw new ArrayStoreException("arraycopy: type mismatch: can not copy " + left + " into " + right);
        }
        if (!references) {
            throw new ArrayStoreException("arraycopy: type mismatch: can not copy "
                    + source.getClass().getTypeName() + " into "
                    + target.getClass().getTypeName());
        }
    }

    @NoInline
    private static ArrayIndexOutOfBoundsException outside(Object source, int from, Object target, int to, int count) {
        String message;
        if (from < 0) {
            message = "source index " + from + " out of bounds for " + name(source);
        } else if (to < 0) {
            message = "destination index " + to + " out of bounds for " + name(target);
        } else if (count < 0) {
            message = "length " + count + " is negative";
        } else if (from > Objects.length(source) - count) {
            message = "last source index " + Integer.toUnsignedString(from + count) + " out of bounds for "
                    + name(source);
        } else {
            message = "last destination index " + Integer.toUnsignedString(to + count) + " out of bounds for "
                    + name(target);
        }
        return new ArrayIndexOutOfBoundsException("arraycopy: " + message);
    }

    private static String name(Object array) {
        Class<?> element = array.getClass().getComponentType();
        return (element.isPrimitive() ? element.getName() : "object array") + "[" + Objects.length(array) + "]";
    }
}
