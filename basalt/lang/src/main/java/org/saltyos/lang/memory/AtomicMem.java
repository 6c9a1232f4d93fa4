package org.saltyos.lang.memory;

import org.saltyos.lang.Intrinsic;
import org.saltyos.lang.machine.Machine;

/**
 * Atomic accesses to raw memory by address, with the access modes of {@code VarHandle}. Addresses are multiples of the
 * width. Every call is unsafe. On HotSpot the same calls reach the memory of the current {@link Machine}, all of them in
 * volatile order: the strongest is a correct model of each.
 */
public final class AtomicMem {
    private AtomicMem() {}

    /** Reads 32 bits in whole and in program order of this place, without order to other memory. */
    @Intrinsic("mem.atomic32.getOpaque")
    public static int getIntOpaque(long address) {
        return Machine.current().memory().getIntAtomic(address);
    }

    /** Reads 32 bits; what the thread that set it with release wrote before is seen from here on. */
    @Intrinsic("mem.atomic32.getAcquire")
    public static int getIntAcquire(long address) {
        return Machine.current().memory().getIntAtomic(address);
    }

    /** Reads 32 bits in one order of all volatile accesses of all threads. */
    @Intrinsic("mem.atomic32.getVolatile")
    public static int getIntVolatile(long address) {
        return Machine.current().memory().getIntAtomic(address);
    }

    /** Writes 32 bits in whole and in program order of this place, without order to other memory. */
    @Intrinsic("mem.atomic32.setOpaque")
    public static void putIntOpaque(long address, int value) {
        Machine.current().memory().updateInt(address, old -> value);
    }

    /** Writes 32 bits; whoever reads it with acquire sees everything written before. */
    @Intrinsic("mem.atomic32.setRelease")
    public static void putIntRelease(long address, int value) {
        Machine.current().memory().updateInt(address, old -> value);
    }

    /** Writes 32 bits in one order of all volatile accesses of all threads. */
    @Intrinsic("mem.atomic32.setVolatile")
    public static void putIntVolatile(long address, int value) {
        Machine.current().memory().updateInt(address, old -> value);
    }

    /** Writes 32 bits if they hold {@code expected}, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic32.compareAndExchange")
    public static int compareAndExchangeInt(long address, int expected, int value) {
        return Machine.current().memory().updateInt(address, old -> old == expected ? value : old);
    }

    /** Writes 32 bits if they hold {@code expected}, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic32.compareAndExchangeAcquire")
    public static int compareAndExchangeIntAcquire(long address, int expected, int value) {
        return Machine.current().memory().updateInt(address, old -> old == expected ? value : old);
    }

    /** Writes 32 bits if they hold {@code expected}, with release order; returns what they held before. */
    @Intrinsic("mem.atomic32.compareAndExchangeRelease")
    public static int compareAndExchangeIntRelease(long address, int expected, int value) {
        return Machine.current().memory().updateInt(address, old -> old == expected ? value : old);
    }

    /** Writes 32 bits if they hold {@code expected}, with volatile order; whether they did. */
    @Intrinsic("mem.atomic32.compareAndSet")
    public static boolean compareAndSetInt(long address, int expected, int value) {
        return Machine.current().memory().updateInt(address, old -> old == expected ? value : old) == expected;
    }

    /** As {@link #compareAndSetInt}, but it may fail although the memory holds {@code expected}. */
    @Intrinsic("mem.atomic32.weakCompareAndSet")
    public static boolean weakCompareAndSetInt(long address, int expected, int value) {
        return compareAndSetInt(address, expected, value);
    }

    /** Replaces the 32 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndSet")
    public static int getAndSetInt(long address, int value) {
        return Machine.current().memory().updateInt(address, old -> value);
    }

    /** Replaces the 32 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndSetAcquire")
    public static int getAndSetIntAcquire(long address, int value) {
        return Machine.current().memory().updateInt(address, old -> value);
    }

    /** Replaces the 32 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndSetRelease")
    public static int getAndSetIntRelease(long address, int value) {
        return Machine.current().memory().updateInt(address, old -> value);
    }

    /** Adds to the 32 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndAdd")
    public static int getAndAddInt(long address, int delta) {
        return Machine.current().memory().updateInt(address, old -> old + delta);
    }

    /** Adds to the 32 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndAddAcquire")
    public static int getAndAddIntAcquire(long address, int delta) {
        return Machine.current().memory().updateInt(address, old -> old + delta);
    }

    /** Adds to the 32 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndAddRelease")
    public static int getAndAddIntRelease(long address, int delta) {
        return Machine.current().memory().updateInt(address, old -> old + delta);
    }

    /** Sets bits of the 32 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseOr")
    public static int getAndBitwiseOrInt(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old | mask);
    }

    /** Sets bits of the 32 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseOrAcquire")
    public static int getAndBitwiseOrIntAcquire(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old | mask);
    }

    /** Sets bits of the 32 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseOrRelease")
    public static int getAndBitwiseOrIntRelease(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old | mask);
    }

    /** Keeps only these bits of the 32 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseAnd")
    public static int getAndBitwiseAndInt(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old & mask);
    }

    /** Keeps only these bits of the 32 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseAndAcquire")
    public static int getAndBitwiseAndIntAcquire(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old & mask);
    }

    /** Keeps only these bits of the 32 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseAndRelease")
    public static int getAndBitwiseAndIntRelease(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old & mask);
    }

    /** Flips bits of the 32 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseXor")
    public static int getAndBitwiseXorInt(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old ^ mask);
    }

    /** Flips bits of the 32 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseXorAcquire")
    public static int getAndBitwiseXorIntAcquire(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old ^ mask);
    }

    /** Flips bits of the 32 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic32.getAndBitwiseXorRelease")
    public static int getAndBitwiseXorIntRelease(long address, int mask) {
        return Machine.current().memory().updateInt(address, old -> old ^ mask);
    }

    /** Reads 64 bits in whole and in program order of this place, without order to other memory. */
    @Intrinsic("mem.atomic64.getOpaque")
    public static long getLongOpaque(long address) {
        return Machine.current().memory().getLongAtomic(address);
    }

    /** Reads 64 bits; what the thread that set it with release wrote before is seen from here on. */
    @Intrinsic("mem.atomic64.getAcquire")
    public static long getLongAcquire(long address) {
        return Machine.current().memory().getLongAtomic(address);
    }

    /** Reads 64 bits in one order of all volatile accesses of all threads. */
    @Intrinsic("mem.atomic64.getVolatile")
    public static long getLongVolatile(long address) {
        return Machine.current().memory().getLongAtomic(address);
    }

    /** Writes 64 bits in whole and in program order of this place, without order to other memory. */
    @Intrinsic("mem.atomic64.setOpaque")
    public static void putLongOpaque(long address, long value) {
        Machine.current().memory().updateLong(address, old -> value);
    }

    /** Writes 64 bits; whoever reads it with acquire sees everything written before. */
    @Intrinsic("mem.atomic64.setRelease")
    public static void putLongRelease(long address, long value) {
        Machine.current().memory().updateLong(address, old -> value);
    }

    /** Writes 64 bits in one order of all volatile accesses of all threads. */
    @Intrinsic("mem.atomic64.setVolatile")
    public static void putLongVolatile(long address, long value) {
        Machine.current().memory().updateLong(address, old -> value);
    }

    /** Writes 64 bits if they hold {@code expected}, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic64.compareAndExchange")
    public static long compareAndExchangeLong(long address, long expected, long value) {
        return Machine.current().memory().updateLong(address, old -> old == expected ? value : old);
    }

    /** Writes 64 bits if they hold {@code expected}, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic64.compareAndExchangeAcquire")
    public static long compareAndExchangeLongAcquire(long address, long expected, long value) {
        return Machine.current().memory().updateLong(address, old -> old == expected ? value : old);
    }

    /** Writes 64 bits if they hold {@code expected}, with release order; returns what they held before. */
    @Intrinsic("mem.atomic64.compareAndExchangeRelease")
    public static long compareAndExchangeLongRelease(long address, long expected, long value) {
        return Machine.current().memory().updateLong(address, old -> old == expected ? value : old);
    }

    /** Writes 64 bits if they hold {@code expected}, with volatile order; whether they did. */
    @Intrinsic("mem.atomic64.compareAndSet")
    public static boolean compareAndSetLong(long address, long expected, long value) {
        return Machine.current().memory().updateLong(address, old -> old == expected ? value : old) == expected;
    }

    /** As {@link #compareAndSetLong}, but it may fail although the memory holds {@code expected}. */
    @Intrinsic("mem.atomic64.weakCompareAndSet")
    public static boolean weakCompareAndSetLong(long address, long expected, long value) {
        return compareAndSetLong(address, expected, value);
    }

    /** Replaces the 64 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndSet")
    public static long getAndSetLong(long address, long value) {
        return Machine.current().memory().updateLong(address, old -> value);
    }

    /** Replaces the 64 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndSetAcquire")
    public static long getAndSetLongAcquire(long address, long value) {
        return Machine.current().memory().updateLong(address, old -> value);
    }

    /** Replaces the 64 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndSetRelease")
    public static long getAndSetLongRelease(long address, long value) {
        return Machine.current().memory().updateLong(address, old -> value);
    }

    /** Adds to the 64 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndAdd")
    public static long getAndAddLong(long address, long delta) {
        return Machine.current().memory().updateLong(address, old -> old + delta);
    }

    /** Adds to the 64 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndAddAcquire")
    public static long getAndAddLongAcquire(long address, long delta) {
        return Machine.current().memory().updateLong(address, old -> old + delta);
    }

    /** Adds to the 64 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndAddRelease")
    public static long getAndAddLongRelease(long address, long delta) {
        return Machine.current().memory().updateLong(address, old -> old + delta);
    }

    /** Sets bits of the 64 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseOr")
    public static long getAndBitwiseOrLong(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old | mask);
    }

    /** Sets bits of the 64 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseOrAcquire")
    public static long getAndBitwiseOrLongAcquire(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old | mask);
    }

    /** Sets bits of the 64 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseOrRelease")
    public static long getAndBitwiseOrLongRelease(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old | mask);
    }

    /** Keeps only these bits of the 64 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseAnd")
    public static long getAndBitwiseAndLong(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old & mask);
    }

    /** Keeps only these bits of the 64 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseAndAcquire")
    public static long getAndBitwiseAndLongAcquire(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old & mask);
    }

    /** Keeps only these bits of the 64 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseAndRelease")
    public static long getAndBitwiseAndLongRelease(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old & mask);
    }

    /** Flips bits of the 64 bits, with volatile order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseXor")
    public static long getAndBitwiseXorLong(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old ^ mask);
    }

    /** Flips bits of the 64 bits, with acquire order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseXorAcquire")
    public static long getAndBitwiseXorLongAcquire(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old ^ mask);
    }

    /** Flips bits of the 64 bits, with release order; returns what they held before. */
    @Intrinsic("mem.atomic64.getAndBitwiseXorRelease")
    public static long getAndBitwiseXorLongRelease(long address, long mask) {
        return Machine.current().memory().updateLong(address, old -> old ^ mask);
    }
}
