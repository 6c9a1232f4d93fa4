package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;
import org.saltyos.lang.sync.GuardedBy;

/** The controller that turns device lines into interrupts of the processor (Intel 82093AA datasheet, chapter 3). */
@Cold
final class IoApic {
    private static final int SELECT = 0x00;
    private static final int WINDOW = 0x10;
    private static final int VERSION = 1;
    private static final int FIRST_ENTRY = 0x10;
    private static final int MASKED = 1 << 16;
    private static final int LEVEL = 1 << 15;
    private static final int ACTIVE_LOW = 1 << 13;

    @GuardedBy("KERNEL")
    private static long base;

    @GuardedBy("KERNEL")
    private static int lines;

    private IoApic() {}

    /** Uses the controller at {@code physical} and masks all its lines. */
    static void start(long physical) {
        base = DirectMap.toKernel(physical);
        lines = Math.min((read(VERSION) >>> 16 & 0xff) + 1, Interrupts.LINES);
        for (int line = 0; line < lines; line++) {
            write(entry(line), MASKED);
        }
    }

    /** Number of lines. */
    static int lines() {
        return lines;
    }

    /** Sets a line's vector, trigger and polarity; it stays masked. */
    static void configure(int line, int vector, boolean level, boolean activeLow) {
        write(entry(line) + 1, LocalApic.id() << 24);
        write(entry(line), vector | MASKED | (level ? LEVEL : 0) | (activeLow ? ACTIVE_LOW : 0));
    }

    /** Whether the line is triggered by its level. */
    static boolean isLevel(int line) {
        return (read(entry(line)) & LEVEL) != 0;
    }

    /** Masks or unmasks a line. */
    static void mask(int line, boolean masked) {
        int old = read(entry(line));
        write(entry(line), masked ? old | MASKED : old & ~MASKED);
    }

    private static int entry(int line) {
        return FIRST_ENTRY + 2 * line;
    }

    @Unsafe(because = "start() was given the address of the controller, which KernelTables maps uncached")
    private static int read(int register) {
        Mmio.putInt(base + SELECT, register);
        return Mmio.getInt(base + WINDOW);
    }

    @Unsafe(because = "start() was given the address of the controller, which KernelTables maps uncached")
    private static void write(int register, int value) {
        Mmio.putInt(base + SELECT, register);
        Mmio.putInt(base + WINDOW, value);
    }
}
