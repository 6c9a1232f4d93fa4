package org.saltyos.runtime;

import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;

/** Makes the exceptions of failed checks, with the messages of HotSpot. Compiled code calls these by name. */
@Cold
public final class Raise {
    /** Made at build time: there is no memory for it when it is needed. */
    private static final OutOfMemoryError OUT_OF_MEMORY = new OutOfMemoryError("Java heap space");

    private Raise() {}

    @NoInline
    static Throwable nullPointer(String action, String cause) {
        if (action == null) {
            return new NullPointerException();
        }
        return new NullPointerException(cause == null ? action : action.concat(cause));
    }

    @NoInline
    static Throwable arrayIndex(int index, int length) {
        return new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + length);
    }

    @NoInline
    static Throwable divisionByZero() {
        return new ArithmeticException("/ by zero");
    }

    @NoInline
    static Throwable classCast(Object object, Class<?> type) {
        return new ClassCastException(CastMessage.of(object.getClass(), type));
    }

    @NoInline
    static Throwable arrayStore(Object object) {
        return new ArrayStoreException(object.getClass().getName());
    }

    @NoInline
    static Throwable negativeSize(int size) {
        return new NegativeArraySizeException(String.valueOf(size));
    }

    @NoInline
    static Throwable outOfMemory() {
        return OUT_OF_MEMORY;
    }
}
