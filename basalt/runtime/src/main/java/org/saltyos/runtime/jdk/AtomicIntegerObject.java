package org.saltyos.runtime.jdk;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.saltyos.runtime.Replace;

/** {@code java.util.concurrent.atomic.AtomicInteger} of the one thread there is. */
@Replace("java.util.concurrent.atomic.AtomicInteger")
public class AtomicIntegerObject extends Number {
    private static final long serialVersionUID = 1;

    private int value;

    public AtomicIntegerObject(int initial) {
        value = initial;
    }

    public AtomicIntegerObject() {}

    public final int get() {
        return value;
    }

    public final void set(int next) {
        value = next;
    }

    public final void lazySet(int next) {
        value = next;
    }

    public final int getAndSet(int next) {
        int old = value;
        value = next;
        return old;
    }

    public final boolean compareAndSet(int expected, int next) {
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    public final boolean weakCompareAndSetPlain(int expected, int next) {
        return compareAndSet(expected, next);
    }

    public final boolean weakCompareAndSetVolatile(int expected, int next) {
        return compareAndSet(expected, next);
    }

    public final int getAndAdd(int delta) {
        int old = value;
        value += delta;
        return old;
    }

    public final int addAndGet(int delta) {
        value += delta;
        return value;
    }

    public final int getAndIncrement() {
        return getAndAdd(1);
    }

    public final int getAndDecrement() {
        return getAndAdd(-1);
    }

    public final int incrementAndGet() {
        return addAndGet(1);
    }

    public final int decrementAndGet() {
        return addAndGet(-1);
    }

    public final int getAndUpdate(IntUnaryOperator update) {
        int old = value;
        value = update.applyAsInt(old);
        return old;
    }

    public final int updateAndGet(IntUnaryOperator update) {
        value = update.applyAsInt(value);
        return value;
    }

    public final int getAndAccumulate(int other, IntBinaryOperator accumulator) {
        int old = value;
        value = accumulator.applyAsInt(old, other);
        return old;
    }

    public final int accumulateAndGet(int other, IntBinaryOperator accumulator) {
        value = accumulator.applyAsInt(value, other);
        return value;
    }

    public final int getPlain() {
        return value;
    }

    public final void setPlain(int next) {
        value = next;
    }

    public final int getAcquire() {
        return value;
    }

    public final void setRelease(int next) {
        value = next;
    }

    @Override
    public int intValue() {
        return value;
    }

    @Override
    public long longValue() {
        return value;
    }

    @Override
    public float floatValue() {
        return value;
    }

    @Override
    public double doubleValue() {
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
