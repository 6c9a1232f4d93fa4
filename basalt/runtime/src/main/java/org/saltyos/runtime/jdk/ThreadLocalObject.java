package org.saltyos.runtime.jdk;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saltyos.runtime.Replace;

/**
 * {@code java.lang.ThreadLocal} of the one thread there is.
 *
 * @param <T> what it holds
 */
@Replace("java.lang.ThreadLocal")
public class ThreadLocalObject<T> {
    private @Nullable T value;
    private boolean present;

    /** Without a value at first. */
    public ThreadLocalObject() {}

    /** One whose first value comes from a supplier. */
    public static <S> ThreadLocalObject<S> withInitial(Supplier<? extends S> supplier) {
        Objects.requireNonNull(supplier);
        return new ThreadLocalObject<>() {
            @Override
            protected S initialValue() {
                return supplier.get();
            }
        };
    }

    protected @Nullable T initialValue() {
        return null;
    }

    /** The value, the first one if none was set. */
    public @Nullable T get() {
        if (!present) {
            value = initialValue();
            present = true;
        }
        return value;
    }

    public void set(@Nullable T newValue) {
        value = newValue;
        present = true;
    }

    public void remove() {
        value = null;
        present = false;
    }
}
