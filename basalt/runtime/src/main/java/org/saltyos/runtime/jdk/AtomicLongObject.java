package org.saltyos.runtime.jdk;

import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.saltyos.runtime.Replace;

/** {@code java.util.concurrent.atomic.AtomicLong} of the one thread there is. */
@Replace("java.util.concurrent.atomic.AtomicLong")
public class AtomicLongObject extends Number {
    private static final long serialVersionUID = 1;

    private long value;

    public AtomicLongObject(long initial) {
        value = initial;
    }

    public AtomicLongObject() {}

    public final long get() {
        return value;
    }

    public final void set(long next) {
        value = next;
    }

    public final void lazySet(long next) {
        value = next;
    }

    public final long getAndSet(long next) {
        long old = value;
        value = next;
        return old;
    }

    public final boolean compareAndSet(long expected, long next) {
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    public final boolean weakCompareAndSetPlain(long expected, long next) {
        return compareAndSet(expected, next);
    }

    public final boolean weakCompareAndSetVolatile(long expected, long next) {
        return compareAndSet(expected, next);
    }

    public final long getAndAdd(long delta) {
        long old = value;
        value += delta;
        return old;
    }

    public final long addAndGet(long delta) {
        value += delta;
        return value;
    }

    public final long getAndIncrement() {
        return getAndAdd(1);
    }

    public final long getAndDecrement() {
        return getAndAdd(-1);
    }

    public final long incrementAndGet() {
        return addAndGet(1);
    }

    public final long decrementAndGet() {
        return addAndGet(-1);
    }

    public final long getAndUpdate(LongUnaryOperator update) {
        long old = value;
        value = update.applyAsLong(old);
        return old;
    }

    public final long updateAndGet(LongUnaryOperator update) {
        value = update.applyAsLong(value);
        return value;
    }

    public final long getAndAccumulate(long other, LongBinaryOperator accumulator) {
        long old = value;
        value = accumulator.applyAsLong(old, other);
        return old;
    }

    public final long accumulateAndGet(long other, LongBinaryOperator accumulator) {
        value = accumulator.applyAsLong(value, other);
        return value;
    }

    public final long getPlain() {
        return value;
    }

    public final void setPlain(long next) {
        value = next;
    }

    public final long getAcquire() {
        return value;
    }

    public final void setRelease(long next) {
        value = next;
    }

    @Override
    public int intValue() {
        return (int) value;
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
