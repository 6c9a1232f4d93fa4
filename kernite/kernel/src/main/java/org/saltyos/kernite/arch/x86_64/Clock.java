package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.sync.GuardedBy;

/** Time in ticks of the time stamp counter, and its conversion to nanoseconds. */
public final class Clock {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MAX_TICKS = 1L << 62;

    /** Ticks in a millisecond, measured by {@link Calibration}; at first a value that only keeps divisions defined. */
    @GuardedBy("KERNEL")
    private static long ticksPerMilli = 1_000_000;

    @GuardedBy("KERNEL")
    private static long entry;

    private Clock() {}

    /** Ticks since the processor's reset; never goes back. */
    @Unsafe(because = "reads a counter and nothing else")
    public static long now() {
        return readTimeStampCounter();
    }

    /** Sets the time stamp of the kernel's entry and the measured frequency in ticks per millisecond, above 0. */
    public static void start(long entryTicks, long measuredTicksPerMilli) {
        entry = entryTicks;
        ticksPerMilli = measuredTicksPerMilli;
    }

    /** The time stamp at the kernel's entry. */
    public static long entry() {
        return entry;
    }

    /** Ticks in a second. */
    public static long frequency() {
        return ticksPerMilli * 1000;
    }

    /** Ticks in a microsecond, at least 1. */
    public static long ticksPerMicrosecond() {
        return Math.max(1, ticksPerMilli / 1000);
    }

    /** The ticks that {@code nanoseconds}, not below 0, take, rounded down; at most 2^62. */
    public static long toTicks(long nanoseconds) {
        long millis = nanoseconds / NANOS_PER_MILLI;
        if (millis >= MAX_TICKS / ticksPerMilli) {
            return MAX_TICKS;
        }
        long rest = nanoseconds % NANOS_PER_MILLI;
        return millis * ticksPerMilli + rest * ticksPerMilli / NANOS_PER_MILLI;
    }

    /** The nanoseconds that {@code ticks} take, rounded down. */
    public static long toNanoseconds(long ticks) {
        long millis = ticks / ticksPerMilli;
        long rest = ticks % ticksPerMilli;
        return millis * NANOS_PER_MILLI + rest * NANOS_PER_MILLI / ticksPerMilli;
    }

    /** Nanoseconds since the kernel's entry. */
    public static long nanoseconds() {
        return toNanoseconds(now() - entry);
    }

    @Asm(
            code = "rdtsc\n shlq $$32, %rdx\n orq %rdx, %rax",
            out = "={rax}",
            clobber = {"rdx", "memory"})
    private static long readTimeStampCounter() {
        return Machine.current().register("tsc");
    }
}
