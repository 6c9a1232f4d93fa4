package org.saltyos.lang.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.saltyos.lang.Intrinsic;

/**
 * A long that threads share. The access modes are those of {@link VarHandle}, and so are the names: a mode is an order
 * of this access with others (plain, opaque, acquire, release, volatile). Natively each method is one or two
 * instructions; cells are made by static initialisers, as all objects of the kernel profile.
 */
public final class AtomicLong {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(AtomicLong.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through VALUE only
    private long value;

    /** A cell that holds {@code initial}. */
    public AtomicLong(long initial) {
        value = initial;
    }

    /** Reads the value as an ordinary field access: no order, and the optimiser may merge it with others. */
    @Intrinsic("atomic.long.getPlain")
    public long getPlain() {
        return (long) VALUE.get(this);
    }

    /** Reads the value in whole and in program order of this cell, without order to other memory. */
    @Intrinsic("atomic.long.getOpaque")
    public long getOpaque() {
        return (long) VALUE.getOpaque(this);
    }

    /** Reads the value; what the thread that set it with release wrote before is seen from here on. */
    @Intrinsic("atomic.long.getAcquire")
    public long getAcquire() {
        return (long) VALUE.getAcquire(this);
    }

    /** Reads the value in one order of all volatile accesses of all threads. */
    @Intrinsic("atomic.long.getVolatile")
    public long getVolatile() {
        return (long) VALUE.getVolatile(this);
    }

    /** Sets the value as an ordinary field access: no order, and the optimiser may merge it with others. */
    @Intrinsic("atomic.long.setPlain")
    public void setPlain(long newValue) {
        VALUE.set(this, newValue);
    }

    /** Sets the value in whole and in program order of this cell, without order to other memory. */
    @Intrinsic("atomic.long.setOpaque")
    public void setOpaque(long newValue) {
        VALUE.setOpaque(this, newValue);
    }

    /** Sets the value; whoever reads it with acquire sees everything written before. */
    @Intrinsic("atomic.long.setRelease")
    public void setRelease(long newValue) {
        VALUE.setRelease(this, newValue);
    }

    /** Sets the value in one order of all volatile accesses of all threads. */
    @Intrinsic("atomic.long.setVolatile")
    public void setVolatile(long newValue) {
        VALUE.setVolatile(this, newValue);
    }

    /** Sets the value if it is the expected one, with volatile order; whether it was. */
    @Intrinsic("atomic.long.compareAndSet")
    public boolean compareAndSet(long expected, long newValue) {
        return VALUE.compareAndSet(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with no order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.long.weakCompareAndSetPlain")
    public boolean weakCompareAndSetPlain(long expected, long newValue) {
        return VALUE.weakCompareAndSetPlain(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with volatile order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.long.weakCompareAndSet")
    public boolean weakCompareAndSet(long expected, long newValue) {
        return VALUE.weakCompareAndSet(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with acquire order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.long.weakCompareAndSetAcquire")
    public boolean weakCompareAndSetAcquire(long expected, long newValue) {
        return VALUE.weakCompareAndSetAcquire(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with release order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.long.weakCompareAndSetRelease")
    public boolean weakCompareAndSetRelease(long expected, long newValue) {
        return VALUE.weakCompareAndSetRelease(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with volatile order; returns what it was before. */
    @Intrinsic("atomic.long.compareAndExchange")
    public long compareAndExchange(long expected, long newValue) {
        return (long) VALUE.compareAndExchange(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with acquire order; returns what it was before. */
    @Intrinsic("atomic.long.compareAndExchangeAcquire")
    public long compareAndExchangeAcquire(long expected, long newValue) {
        return (long) VALUE.compareAndExchangeAcquire(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with release order; returns what it was before. */
    @Intrinsic("atomic.long.compareAndExchangeRelease")
    public long compareAndExchangeRelease(long expected, long newValue) {
        return (long) VALUE.compareAndExchangeRelease(this, expected, newValue);
    }

    /** Sets the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.long.getAndSet")
    public long getAndSet(long newValue) {
        return (long) VALUE.getAndSet(this, newValue);
    }

    /** Sets the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.long.getAndSetAcquire")
    public long getAndSetAcquire(long newValue) {
        return (long) VALUE.getAndSetAcquire(this, newValue);
    }

    /** Sets the value, with release order; returns what it was before. */
    @Intrinsic("atomic.long.getAndSetRelease")
    public long getAndSetRelease(long newValue) {
        return (long) VALUE.getAndSetRelease(this, newValue);
    }

    /** Adds to the value, wrapping around, with volatile order; returns what it was before. */
    @Intrinsic("atomic.long.getAndAdd")
    public long getAndAdd(long delta) {
        return (long) VALUE.getAndAdd(this, delta);
    }

    /** Adds to the value, wrapping around, with acquire order; returns what it was before. */
    @Intrinsic("atomic.long.getAndAddAcquire")
    public long getAndAddAcquire(long delta) {
        return (long) VALUE.getAndAddAcquire(this, delta);
    }

    /** Adds to the value, wrapping around, with release order; returns what it was before. */
    @Intrinsic("atomic.long.getAndAddRelease")
    public long getAndAddRelease(long delta) {
        return (long) VALUE.getAndAddRelease(this, delta);
    }

    /** Sets bits of the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseOr")
    public long getAndBitwiseOr(long mask) {
        return (long) VALUE.getAndBitwiseOr(this, mask);
    }

    /** Sets bits of the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseOrAcquire")
    public long getAndBitwiseOrAcquire(long mask) {
        return (long) VALUE.getAndBitwiseOrAcquire(this, mask);
    }

    /** Sets bits of the value, with release order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseOrRelease")
    public long getAndBitwiseOrRelease(long mask) {
        return (long) VALUE.getAndBitwiseOrRelease(this, mask);
    }

    /** Keeps only these bits of the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseAnd")
    public long getAndBitwiseAnd(long mask) {
        return (long) VALUE.getAndBitwiseAnd(this, mask);
    }

    /** Keeps only these bits of the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseAndAcquire")
    public long getAndBitwiseAndAcquire(long mask) {
        return (long) VALUE.getAndBitwiseAndAcquire(this, mask);
    }

    /** Keeps only these bits of the value, with release order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseAndRelease")
    public long getAndBitwiseAndRelease(long mask) {
        return (long) VALUE.getAndBitwiseAndRelease(this, mask);
    }

    /** Flips bits of the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseXor")
    public long getAndBitwiseXor(long mask) {
        return (long) VALUE.getAndBitwiseXor(this, mask);
    }

    /** Flips bits of the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseXorAcquire")
    public long getAndBitwiseXorAcquire(long mask) {
        return (long) VALUE.getAndBitwiseXorAcquire(this, mask);
    }

    /** Flips bits of the value, with release order; returns what it was before. */
    @Intrinsic("atomic.long.getAndBitwiseXorRelease")
    public long getAndBitwiseXorRelease(long mask) {
        return (long) VALUE.getAndBitwiseXorRelease(this, mask);
    }
}
