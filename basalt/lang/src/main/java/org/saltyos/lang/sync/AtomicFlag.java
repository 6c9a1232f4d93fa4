package org.saltyos.lang.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.saltyos.lang.Intrinsic;

/**
 * A flag that threads share. The access modes are those of {@link VarHandle}, and so are the names: a mode is an order
 * of this access with others (plain, opaque, acquire, release, volatile). Natively each method is one or two
 * instructions; cells are made by static initialisers, as all objects of the kernel profile.
 */
public final class AtomicFlag {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(AtomicFlag.class, "value", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through VALUE only
    private int value;

    /** A cell that holds {@code initial}. */
    public AtomicFlag(boolean initial) {
        value = initial ? 1 : 0;
    }

    /** Reads the value as an ordinary field access: no order, and the optimiser may merge it with others. */
    @Intrinsic("atomic.flag.getPlain")
    public boolean getPlain() {
        return (int) VALUE.get(this) != 0;
    }

    /** Reads the value in whole and in program order of this cell, without order to other memory. */
    @Intrinsic("atomic.flag.getOpaque")
    public boolean getOpaque() {
        return (int) VALUE.getOpaque(this) != 0;
    }

    /** Reads the value; what the thread that set it with release wrote before is seen from here on. */
    @Intrinsic("atomic.flag.getAcquire")
    public boolean getAcquire() {
        return (int) VALUE.getAcquire(this) != 0;
    }

    /** Reads the value in one order of all volatile accesses of all threads. */
    @Intrinsic("atomic.flag.getVolatile")
    public boolean getVolatile() {
        return (int) VALUE.getVolatile(this) != 0;
    }

    /** Sets the value as an ordinary field access: no order, and the optimiser may merge it with others. */
    @Intrinsic("atomic.flag.setPlain")
    public void setPlain(boolean newValue) {
        VALUE.set(this, newValue ? 1 : 0);
    }

    /** Sets the value in whole and in program order of this cell, without order to other memory. */
    @Intrinsic("atomic.flag.setOpaque")
    public void setOpaque(boolean newValue) {
        VALUE.setOpaque(this, newValue ? 1 : 0);
    }

    /** Sets the value; whoever reads it with acquire sees everything written before. */
    @Intrinsic("atomic.flag.setRelease")
    public void setRelease(boolean newValue) {
        VALUE.setRelease(this, newValue ? 1 : 0);
    }

    /** Sets the value in one order of all volatile accesses of all threads. */
    @Intrinsic("atomic.flag.setVolatile")
    public void setVolatile(boolean newValue) {
        VALUE.setVolatile(this, newValue ? 1 : 0);
    }

    /** Sets the value if it is the expected one, with volatile order; whether it was. */
    @Intrinsic("atomic.flag.compareAndSet")
    public boolean compareAndSet(boolean expected, boolean newValue) {
        return VALUE.compareAndSet(this, expected ? 1 : 0, newValue ? 1 : 0);
    }

    /** As {@link #compareAndSet} with no order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.flag.weakCompareAndSetPlain")
    public boolean weakCompareAndSetPlain(boolean expected, boolean newValue) {
        return VALUE.weakCompareAndSetPlain(this, expected ? 1 : 0, newValue ? 1 : 0);
    }

    /** As {@link #compareAndSet} with volatile order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.flag.weakCompareAndSet")
    public boolean weakCompareAndSet(boolean expected, boolean newValue) {
        return VALUE.weakCompareAndSet(this, expected ? 1 : 0, newValue ? 1 : 0);
    }

    /** As {@link #compareAndSet} with acquire order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.flag.weakCompareAndSetAcquire")
    public boolean weakCompareAndSetAcquire(boolean expected, boolean newValue) {
        return VALUE.weakCompareAndSetAcquire(this, expected ? 1 : 0, newValue ? 1 : 0);
    }

    /** As {@link #compareAndSet} with release order, but it may fail although the value is the expected one. */
    @Intrinsic("atomic.flag.weakCompareAndSetRelease")
    public boolean weakCompareAndSetRelease(boolean expected, boolean newValue) {
        return VALUE.weakCompareAndSetRelease(this, expected ? 1 : 0, newValue ? 1 : 0);
    }

    /** Sets the value if it is the expected one, with volatile order; returns what it was before. */
    @Intrinsic("atomic.flag.compareAndExchange")
    public boolean compareAndExchange(boolean expected, boolean newValue) {
        return (int) VALUE.compareAndExchange(this, expected ? 1 : 0, newValue ? 1 : 0) != 0;
    }

    /** Sets the value if it is the expected one, with acquire order; returns what it was before. */
    @Intrinsic("atomic.flag.compareAndExchangeAcquire")
    public boolean compareAndExchangeAcquire(boolean expected, boolean newValue) {
        return (int) VALUE.compareAndExchangeAcquire(this, expected ? 1 : 0, newValue ? 1 : 0) != 0;
    }

    /** Sets the value if it is the expected one, with release order; returns what it was before. */
    @Intrinsic("atomic.flag.compareAndExchangeRelease")
    public boolean compareAndExchangeRelease(boolean expected, boolean newValue) {
        return (int) VALUE.compareAndExchangeRelease(this, expected ? 1 : 0, newValue ? 1 : 0) != 0;
    }

    /** Sets the value, with volatile order; returns what it was before. */
    @Intrinsic("atomic.flag.getAndSet")
    public boolean getAndSet(boolean newValue) {
        return (int) VALUE.getAndSet(this, newValue ? 1 : 0) != 0;
    }

    /** Sets the value, with acquire order; returns what it was before. */
    @Intrinsic("atomic.flag.getAndSetAcquire")
    public boolean getAndSetAcquire(boolean newValue) {
        return (int) VALUE.getAndSetAcquire(this, newValue ? 1 : 0) != 0;
    }

    /** Sets the value, with release order; returns what it was before. */
    @Intrinsic("atomic.flag.getAndSetRelease")
    public boolean getAndSetRelease(boolean newValue) {
        return (int) VALUE.getAndSetRelease(this, newValue ? 1 : 0) != 0;
    }
}
