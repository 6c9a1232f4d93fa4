package org.saltyos.runtime.jdk;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.saltyos.runtime.Replace;

/**
 * {@code java.util.concurrent.atomic.AtomicReference} of the one thread there is.
 *
 * @param <V> what it refers to
 */
@Replace("java.util.concurrent.atomic.AtomicReference")
public class AtomicReferenceObject<V> {
    private V value;

    public AtomicReferenceObject(V initial) {
        value = initial;
    }

    public AtomicReferenceObject() {}

    public final V get() {
        return value;
    }

    public final void set(V next) {
        value = next;
    }

    public final void lazySet(V next) {
        value = next;
    }

    public final V getAndSet(V next) {
        V old = value;
        value = next;
        return old;
    }

    public final boolean compareAndSet(V expected, V next) {
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    public final V getAndUpdate(UnaryOperator<V> update) {
        V old = value;
        value = update.apply(old);
        return old;
    }

    public final V updateAndGet(UnaryOperator<V> update) {
        value = update.apply(value);
        return value;
    }

    public final V accumulateAndGet(V other, BinaryOperator<V> accumulator) {
        value = accumulator.apply(value, other);
        return value;
    }

    public final V getPlain() {
        return value;
    }

    public final void setPlain(V next) {
        value = next;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
