package org.saltyos.lang.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Intrinsic;

/**
 * A reference that threads share. The access modes are those of {@link VarHandle}, and so are the names: a mode is an order
 * of this access with others (plain, opaque, acquire, release, volatile). Natively each method is one or two
 * instructions; cells are made by static initialisers, as all objects of the kernel profile.
 *
 * @param <T> what it refers to
 */
public final class AtomicRef<T> {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(AtomicRef.class, "value", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through VALUE only
    private @Nullable Object value;

    /** A cell that holds {@code initial}. */
    public AtomicRef(@Nullable T initial) {
        value = initial;
    }

    /** Reads the value as an ordinary field access: no order, and the optimiser may merge it with others. */
    @Intrinsic("atomic.ref.getPlain")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T getPlain() {
        return (T) VALUE.get(this);
    }

    /** Reads the value in whole and in program order of this cell, without order to other memory. */
    @Intrinsic("atomic.ref.getOpaque")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T getOpaque() {
        return (T) VALUE.getOpaque(this);
    }

    /** Reads the value; what the thread that set it with release wrote before is seen from here on. */
    @Intrinsic("atomic.ref.getAcquire")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T getAcquire() {
        return (T) VALUE.getAcquire(this);
    }

    /** Reads the value in one order of all volatile accesses of all threads. */
    @Intrinsic("atomic.ref.getVolatile")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T getVolatile() {
        return (T) VALUE.getVolatile(this);
    }

    /** Sets the value as an ordinary field access: no order, and the optimiser may merge it with others. */
    @Intrinsic("atomic.ref.setPlain")
    public void setPlain(@Nullable T newValue) {
        VALUE.set(this, newValue);
    }

    /** Sets the value in whole and in program order of this cell, without order to other memory. */
    @Intrinsic("atomic.ref.setOpaque")
    public void setOpaque(@Nullable T newValue) {
        VALUE.setOpaque(this, newValue);
    }

    /** Sets the value; whoever reads it with acquire sees everything written before. */
    @Intrinsic("atomic.ref.setRelease")
    public void setRelease(@Nullable T newValue) {
        VALUE.setRelease(this, newValue);
    }

    /** Sets the value in one order of all volatile accesses of all threads. */
    @Intrinsic("atomic.ref.setVolatile")
    public void setVolatile(@Nullable T newValue) {
        VALUE.setVolatile(this, newValue);
    }

    /** Sets the value if it is the expected one, with volatile order; whether it was. */
    @Intrinsic("atomic.ref.compareAndSet")
    public boolean compareAndSet(@Nullable T expected, @Nullable T newValue) {
        return VALUE.compareAndSet(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with no order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.ref.weakCompareAndSetPlain")
    public boolean weakCompareAndSetPlain(@Nullable T expected, @Nullable T newValue) {
        return VALUE.weakCompareAndSetPlain(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with volatile order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.ref.weakCompareAndSet")
    public boolean weakCompareAndSet(@Nullable T expected, @Nullable T newValue) {
        return VALUE.weakCompareAndSet(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with acquire order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.ref.weakCompareAndSetAcquire")
    public boolean weakCompareAndSetAcquire(@Nullable T expected, @Nullable T newValue) {
        return VALUE.weakCompareAndSetAcquire(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with release order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.ref.weakCompareAndSetRelease")
    public boolean weakCompareAndSetRelease(@Nullable T expected, @Nullable T newValue) {
        return VALUE.weakCompareAndSetRelease(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with volatile order; returns what it was before. */
    @Intrinsic("atomic.ref.compareAndExchange")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T compareAndExchange(@Nullable T expected, @Nullable T newValue) {
        return (T) VALUE.compareAndExchange(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with acquire order; returns what it was before. */
    @Intrinsic("atomic.ref.compareAndExchangeAcquire")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T compareAndExchangeAcquire(@Nullable T expected, @Nullable T newValue) {
        return (T) VALUE.compareAndExchangeAcquire(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with release order; returns what it was before. */
    @Intrinsic("atomic.ref.compareAndExchangeRelease")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T compareAndExchangeRelease(@Nullable T expected, @Nullable T newValue) {
        return (T) VALUE.compareAndExchangeRelease(this, expected, newValue);
    }

    /** Sets the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.ref.getAndSet")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T getAndSet(@Nullable T newValue) {
        return (T) VALUE.getAndSet(this, newValue);
    }

    /** Sets the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.ref.getAndSetAcquire")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T getAndSetAcquire(@Nullable T newValue) {
        return (T) VALUE.getAndSetAcquire(this, newValue);
    }

    /** Sets the value, with release order; returns what it was before. */
    @Intrinsic("atomic.ref.getAndSetRelease")
    @SuppressWarnings("unchecked") // only values of T are ever stored
    public @Nullable T getAndSetRelease(@Nullable T newValue) {
        return (T) VALUE.getAndSetRelease(this, newValue);
    }
}
