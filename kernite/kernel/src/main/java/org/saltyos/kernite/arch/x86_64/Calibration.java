package org.saltyos.kernite.arch.x86_64;

/**
 * Measures the time stamp counter and the local timer against the programmable interval timer, whose frequency is the same
 * on every PC (Intel 8254 datasheet; channel 2, gated by port 0x61).
 */
final class Calibration {
    private static final int FREQUENCY = 1_193_182;
    private static final int INTERVAL_MILLIS = 4;
    private static final int COUNT = FREQUENCY * INTERVAL_MILLIS / 1000;
    private static final int CHANNEL_2 = 0x42;
    private static final int COMMAND = 0x43;
    private static final int GATE = 0x61;
    private static final int GATE_ON = 1;
    private static final int SPEAKER = 2;
    private static final int OUTPUT = 1 << 5;
    private static final int CHANNEL_2_MODE_0 = 0xb0;

    private Calibration() {}

    /** Measures for {@value #INTERVAL_MILLIS} ms and starts clock and timer with what it found. */
    static void run(long entryTicks) {
        int gate = PortIo.in(GATE, 1) & ~SPEAKER & ~GATE_ON;
        PortIo.out(GATE, 1, gate);
        PortIo.out(COMMAND, 1, CHANNEL_2_MODE_0);
        PortIo.out(CHANNEL_2, 1, COUNT & 0xff);
        PortIo.out(CHANNEL_2, 1, COUNT >>> 8);
        LocalApic.startTimer(-1);
        PortIo.out(GATE, 1, gate | GATE_ON);
        long timerStart = LocalApic.timerLeft();
        long start = Clock.now();
        while ((PortIo.in(GATE, 1) & OUTPUT) == 0) {
            // The counter runs; nothing else can be done yet.
        }
        long ticks = Clock.now() - start;
        long timerTicks = timerStart - LocalApic.timerLeft();
        LocalApic.startTimer(0);
        PortIo.out(GATE, 1, gate);
        Clock.start(entryTicks, Math.max(1, ticks / INTERVAL_MILLIS));
        Timer.start(Math.max(1, timerTicks / INTERVAL_MILLIS), Math.max(1, ticks / INTERVAL_MILLIS));
    }
}
