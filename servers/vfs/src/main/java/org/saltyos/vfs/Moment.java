package org.saltyos.vfs;

import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.HostEntry;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.lang.Asm;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.Unsafe;

/**
 * Times of changes. All that happens within a millisecond of the clock's last reading happens at the same time: the clock is a system
 * call, and a time that did not change is not written into the journal. Of two changes the later one never has the earlier time.
 */
final class Moment {
    private static final long MOMENTS_PER_SECOND = 1000;

    /** Ticks of the time stamp counter that a moment lasts at most. */
    private static long length = 1_000_000;

    private static long first = Long.MAX_VALUE;
    private static long nanoseconds;

    private Moment() {}

    /** Says how many ticks of the time stamp counter a second has. */
    static void begin(long frequency) {
        length = frequency / MOMENTS_PER_SECOND;
    }

    /** The time, in nanoseconds since the system's start. */
    static long now() {
        long passed = ticks() - first;
        return passed >= 0 && passed < length ? nanoseconds : next();
    }

    @NoInline
    private static long next() {
        first = ticks();
        nanoseconds = SystemCalls.clock();
        return nanoseconds;
    }

    @Unsafe(because = "reads a counter and nothing else")
    private static long ticks() {
        return readTimeStampCounter();
    }

    /** On HotSpot a tick is a nanosecond of the test's clock. */
    @Asm(
            code = "rdtsc\n shlq $$32, %rdx\n orq %rdx, %rax",
            out = "={rax}",
            clobber = {"rdx", "memory", "cc"})
    private static long readTimeStampCounter() {
        return HostEntry.current().enter(SystemCall.CLOCK, 0, 0, 0, 0, 0, 0).value();
    }
}
