package org.saltyos.kernite.arch.x86_64;

/** Ends the machine. */
public final class Power {
    /** Exit value of a panic. */
    public static final int PANIC = 0x12;

    private static final int EXIT_PORT = 0xf4;

    private Power() {}

    /**
     * Ends the machine: the emulator's exit device, where there is one, ends the process with {@code value * 2 + 1}; on
     * other machines the processor halts.
     */
    public static void exit(int value) {
        PortIo.out(EXIT_PORT, 4, value);
        Processor.halt();
    }
}
