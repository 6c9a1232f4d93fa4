package org.saltyos.lang.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.saltyos.lang.Intrinsic;

/**
 * An int that threads share. The access modes are those of {@link VarHandle}, and so are the names: a mode is an order
 * of this access with others (plain, opaque, acquire, release, volatile). Natively each method is one or two
 * instructions; cells are made by static initialisers, as all objects of the kernel profile.
 */
public final class AtomicInt {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(AtomicInt.class, "value", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through VALUE only
    private int value;

    /** A cell that holds {@code initial}. */
    public AtomicInt(int initial) {
        value = initial;
    }

    /** Reads the value as an ordinary field access: no order, and the optimiser may merge it with others. */
    @Intrinsic("atomic.int.getPlain")
    public int getPlain() {
        return (int) VALUE.get(this);
    }

    /** Reads the value in whole and in program order of this cell, without order to other memory. */
    @Intrinsic("atomic.int.getOpaque")
    public int getOpaque() {
        return (int) VALUE.getOpaque(this);
    }

    /** Reads the value; what the thread that set it with release wrote before is seen from here on. */
    @Intrinsic("atomic.int.getAcquire")
    public int getAcquire() {
        return (int) VALUE.getAcquire(this);
    }

    /** Reads the value in one order of all volatile accesses of all threads. */
    @Intrinsic("atomic.int.getVolatile")
    public int getVolatile() {
        return (int) VALUE.getVolatile(this);
    }

    /** Sets the value as an ordinary field access: no order, and the optimiser may merge it with others. */
    @Intrinsic("atomic.int.setPlain")
    public void setPlain(int newValue) {
        VALUE.set(this, newValue);
    }

    /** Sets the value in whole and in program order of this cell, without order to other memory. */
    @Intrinsic("atomic.int.setOpaque")
    public void setOpaque(int newValue) {
        VALUE.setOpaque(this, newValue);
    }

    /** Sets the value; whoever reads it with acquire sees everything written before. */
    @Intrinsic("atomic.int.setRelease")
    public void setRelease(int newValue) {
        VALUE.setRelease(this, newValue);
    }

    /** Sets the value in one order of all volatile accesses of all threads. */
    @Intrinsic("atomic.int.setVolatile")
    public void setVolatile(int newValue) {
        VALUE.setVolatile(this, newValue);
    }

    /** Sets the value if it is the expected one, with volatile order; whether it was. */
    @Intrinsic("atomic.int.compareAndSet")
    public boolean compareAndSet(int expected, int newValue) {
        return VALUE.compareAndSet(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with no order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.int.weakCompareAndSetPlain")
    public boolean weakCompareAndSetPlain(int expected, int newValue) {
        return VALUE.weakCompareAndSetPlain(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with volatile order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.int.weakCompareAndSet")
    public boolean weakCompareAndSet(int expected, int newValue) {
        return VALUE.weakCompareAndSet(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with acquire order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.int.weakCompareAndSetAcquire")
    public boolean weakCompareAndSetAcquire(int expected, int newValue) {
        return VALUE.weakCompareAndSetAcquire(this, expected, newValue);
    }

    /** As {@link #compareAndSet} with release order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.int.weakCompareAndSetRelease")
    public boolean weakCompareAndSetRelease(int expected, int newValue) {
        return VALUE.weakCompareAndSetRelease(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with volatile order; returns what it was before. */
    @Intrinsic("atomic.int.compareAndExchange")
    public int compareAndExchange(int expected, int newValue) {
        return (int) VALUE.compareAndExchange(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with acquire order; returns what it was before. */
    @Intrinsic("atomic.int.compareAndExchangeAcquire")
    public int compareAndExchangeAcquire(int expected, int newValue) {
        return (int) VALUE.compareAndExchangeAcquire(this, expected, newValue);
    }

    /** Sets the value if it is the expected one, with release order; returns what it was before. */
    @Intrinsic("atomic.int.compareAndExchangeRelease")
    public int compareAndExchangeRelease(int expected, int newValue) {
        return (int) VALUE.compareAndExchangeRelease(this, expected, newValue);
    }

    /** Sets the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.int.getAndSet")
    public int getAndSet(int newValue) {
        return (int) VALUE.getAndSet(this, newValue);
    }

    /** Sets the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.int.getAndSetAcquire")
    public int getAndSetAcquire(int newValue) {
        return (int) VALUE.getAndSetAcquire(this, newValue);
    }

    /** Sets the value, with release order; returns what it was before. */
    @Intrinsic("atomic.int.getAndSetRelease")
    public int getAndSetRelease(int newValue) {
        return (int) VALUE.getAndSetRelease(this, newValue);
    }

    /** Adds to the value, wrapping around, with volatile order; returns what it was before. */
    @Intrinsic("atomic.int.getAndAdd")
    public int getAndAdd(int delta) {
        return (int) VALUE.getAndAdd(this, delta);
    }

    /** Adds to the value, wrapping around, with acquire order; returns what it was before. */
    @Intrinsic("atomic.int.getAndAddAcquire")
    public int getAndAddAcquire(int delta) {
        return (int) VALUE.getAndAddAcquire(this, delta);
    }

    /** Adds to the value, wrapping around, with release order; returns what it was before. */
    @Intrinsic("atomic.int.getAndAddRelease")
    public int getAndAddRelease(int delta) {
        return (int) VALUE.getAndAddRelease(this, delta);
    }

    /** Sets bits of the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseOr")
    public int getAndBitwiseOr(int mask) {
        return (int) VALUE.getAndBitwiseOr(this, mask);
    }

    /** Sets bits of the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseOrAcquire")
    public int getAndBitwiseOrAcquire(int mask) {
        return (int) VALUE.getAndBitwiseOrAcquire(this, mask);
    }

    /** Sets bits of the value, with release order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseOrRelease")
    public int getAndBitwiseOrRelease(int mask) {
        return (int) VALUE.getAndBitwiseOrRelease(this, mask);
    }

    /** Keeps only these bits of the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseAnd")
    public int getAndBitwiseAnd(int mask) {
        return (int) VALUE.getAndBitwiseAnd(this, mask);
    }

    /** Keeps only these bits of the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseAndAcquire")
    public int getAndBitwiseAndAcquire(int mask) {
        return (int) VALUE.getAndBitwiseAndAcquire(this, mask);
    }

    /** Keeps only these bits of the value, with release order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseAndRelease")
    public int getAndBitwiseAndRelease(int mask) {
        return (int) VALUE.getAndBitwiseAndRelease(this, mask);
    }

    /** Flips bits of the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseXor")
    public int getAndBitwiseXor(int mask) {
        return (int) VALUE.getAndBitwiseXor(this, mask);
    }

    /** Flips bits of the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseXorAcquire")
    public int getAndBitwiseXorAcquire(int mask) {
        return (int) VALUE.getAndBitwiseXorAcquire(this, mask);
    }

    /** Flips bits of the value, with release order; returns what it was before. */
    @Intrinsic("atomic.int.getAndBitwiseXorRelease")
    public int getAndBitwiseXorRelease(int mask) {
        return (int) VALUE.getAndBitwiseXorRelease(this, mask);
    }
}
