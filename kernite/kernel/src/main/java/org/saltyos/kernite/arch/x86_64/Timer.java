package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.AssemblyConstants;
import org.saltyos.lang.sync.GuardedBy;

/** One alarm for this processor: it interrupts once at a time, or earlier, and never ticks on its own. */
@AssemblyConstants
public final class Timer {
    private static final long MAX_COUNT = 0xffff_ffffL;
    static final int RATIO_SHIFT = 24;

    /** Timer ticks for a tick of the time stamp counter, in units of 2^-24. */
    @GuardedBy("KERNEL")
    private static long ratio = 1L << RATIO_SHIFT;

    /** Longest alarm in ticks of the time stamp counter. */
    @GuardedBy("KERNEL")
    private static long longest = MAX_COUNT;

    private Timer() {}

    /** Sets the frequencies in ticks per millisecond, both above 0 and below 2^36. */
    static void start(long timerTicksPerMilli, long ticksPerMilli) {
        ratio = Math.max(1, (timerTicksPerMilli << RATIO_SHIFT) / ticksPerMilli);
        longest = Math.min(MAX_COUNT, (MAX_COUNT << RATIO_SHIFT) / ratio);
    }

    /** Tells the fastpath on {@code cpu} what {@link #start} was told. */
    static void prepare(Cpu cpu) {
        cpu.timerRatio(ratio);
        cpu.longestAlarm(longest);
    }

    /** Sets the alarm to {@code time}, absolute ticks of the time stamp counter; Long.MAX_VALUE for none. */
    public static void arm(Cpu cpu, long time) {
        if (time == cpu.timerAt()) {
            return;
        }
        cpu.timerAt(time);
        if (time == Long.MAX_VALUE) {
            LocalApic.startTimer(0);
            return;
        }
        long wait = Math.max(0, Math.min(time - Clock.now(), longest));
        long count = Math.max(1, Math.min(MAX_COUNT, wait * ratio >>> RATIO_SHIFT));
        LocalApic.startTimer((int) count);
    }
}
