package org.saltyos.kernite.arch.x86_64;

/**
 * Device interrupts by line: global system interrupts as ACPI numbers them, of which 0 to 15 are the old ISA lines, after
 * the overrides of the firmware. A level-triggered line is masked from its interrupt to its acknowledgement; an
 * edge-triggered one is not, because the controller forgets edges of masked lines.
 */
public final class Interrupts {
    /** Lines that have a vector. */
    public static final int LINES = 24;

    /** Vector of line 0. */
    public static final int FIRST_VECTOR = 32;

    private static final int PIC1_DATA = 0x21;
    private static final int PIC2_DATA = 0xa1;

    private Interrupts() {}

    /** Silences the old controllers and takes over the one the firmware's tables name. */
    static void start() {
        PortIo.out(PIC1_DATA, 1, 0xff);
        PortIo.out(PIC2_DATA, 1, 0xff);
        LocalApic.start();
        IoApic.start(Acpi.ioApic());
    }

    /** Whether a line of this number exists. */
    public static boolean exists(int line) {
        return line >= 0 && line < IoApic.lines();
    }

    /** Prepares an existing line, masked: how it is triggered, and with which polarity. */
    public static void configure(int line, boolean level, boolean activeLow) {
        IoApic.configure(line, FIRST_VECTOR + line, level, activeLow);
    }

    /** Lets no interrupts of an existing line through. */
    public static void mask(int line) {
        IoApic.mask(line, true);
    }

    /** Lets interrupts of an existing line through. */
    public static void unmask(int line) {
        IoApic.mask(line, false);
    }

    /** The line's interrupt is being taken; the controllers may go on. */
    public static void taken(int line) {
        if (IoApic.isLevel(line)) {
            IoApic.mask(line, true);
        }
        LocalApic.endOfInterrupt();
    }
}
