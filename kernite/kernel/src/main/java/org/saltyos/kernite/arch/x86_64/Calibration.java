package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Cold;

/**
 * Measures the time stamp counter and the local timer against the programmable interval timer, whose frequency is the same
 * on every PC (Intel 8254 datasheet; channel 2, gated by port 0x61). All three are read at the start and at the end, so
 * that it does not matter how long the interval became; of several readings the quickest counts, so that a pause of a
 * virtual machine in the middle of one does no harm.
 */
@Cold
final class Calibration {
    private static final int FREQUENCY = 1_193_182;
    private static final int INTERVAL = FREQUENCY * 3 / 1000;
    private static final int READINGS = 4;
    private static final int CHANNEL_2 = 0x42;
    private static final int COMMAND = 0x43;
    private static final int GATE = 0x61;
    private static final int GATE_ON = 1;
    private static final int SPEAKER = 2;
    private static final int CHANNEL_2_MODE_0 = 0xb0;
    private static final int LATCH_CHANNEL_2 = 0x80;
    private static final int BYTE = 0xff;
    private static final int BYTE_BITS = 8;

    /**
     * The counters at one moment.
     *
     * @param interval the interval timer, counting down, 16 bits
     * @param ticks the time stamp counter
     * @param timer the local timer, counting down
     */
    private record Reading(long interval, long ticks, long timer) {}

    private Calibration() {}

    /** Measures for at least 3 ms and starts clock and timer with what it found. */
    static void run(long entryTicks) {
        int gate = PortIo.in(GATE, 1) & ~SPEAKER;
        PortIo.out(GATE, 1, gate | GATE_ON);
        PortIo.out(COMMAND, 1, CHANNEL_2_MODE_0);
        PortIo.out(CHANNEL_2, 1, BYTE);
        PortIo.out(CHANNEL_2, 1, BYTE);
        LocalApic.startTimer(-1);
        Reading start = read();
        Reading end = read();
        while (start.interval() - end.interval() < INTERVAL) {
            end = read();
        }
        LocalApic.startTimer(0);
        PortIo.out(GATE, 1, gate & ~GATE_ON);
        long passed = start.interval() - end.interval();
        long ticksPerMilli = perMilli(end.ticks() - start.ticks(), passed);
        Clock.start(entryTicks, ticksPerMilli);
        Timer.start(perMilli(start.timer() - end.timer(), passed), ticksPerMilli);
    }

    /** What {@code count} in {@code passed} ticks of the interval timer is in a millisecond, at least 1. */
    private static long perMilli(long count, long passed) {
        return Math.max(1, count * FREQUENCY / passed / 1000);
    }

    private static Reading read() {
        Reading best = new Reading(0, 0, 0);
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            long before = Clock.now();
            PortIo.out(COMMAND, 1, LATCH_CHANNEL_2);
            int low = PortIo.in(CHANNEL_2, 1);
            int high = PortIo.in(CHANNEL_2, 1);
            long timer = LocalApic.timerLeft();
            long took = Clock.now() - before;
            if (took < shortest) {
                shortest = took;
                best = new Reading(high << BYTE_BITS | low, before, timer);
            }
        }
        return best;
    }
}
