package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.AssemblyConstants;
import org.saltyos.lang.Cold;

/**
 * Device interrupts. A handler has a number, and a vector of its own. Lines are global system interrupts as ACPI numbers
 * them, of which 0 to 15 are the old ISA lines, after the overrides of the firmware; each of the first {@link #LINES} has
 * the handler of its number, further lines and messages of devices share the others.
 *
 * <p>A level-triggered line is masked from its interrupt to its acknowledgement; an edge-triggered one is not, because the
 * controller forgets edges of masked lines, and messages cannot be masked here.
 */
@AssemblyConstants
public final class Interrupts {
    /** Handlers there are. */
    public static final int HANDLERS = 40;

    /** Lines with a handler of their own. */
    public static final int LINES = 24;

    /** In place of a line: messages. */
    public static final int MESSAGE = -1;

    /** Vector of handler 0. */
    public static final int FIRST_VECTOR = 32;

    /** Vector of the first shared handler; those between are the kernel's own. */
    static final int SHARED_VECTOR = 64;

    private static final int PIC1_DATA = 0x21;
    private static final int PIC2_DATA = 0xa1;

    /** Where messages go is in the address (Intel SDM volume 3, 11.11.1); the data is the vector, edge-triggered. */
    private static final int MESSAGE_DESTINATION_SHIFT = 12;

    private Interrupts() {}

    /** Silences the old controllers and takes over those the firmware's tables name. */
    static void start() {
        PortIo.out(PIC1_DATA, 1, 0xff);
        PortIo.out(PIC2_DATA, 1, 0xff);
        LocalApic.start();
        for (int i = 0; i < Acpi.ioApics(); i++) {
            IoApic.start(i, Acpi.ioApic(i), Acpi.firstLine(i));
        }
    }

    /** Whether a line of this number exists. */
    public static boolean exists(int line) {
        return line >= 0 && IoApic.has(line);
    }

    /** The vector of a handler. */
    public static int vector(int handler) {
        return (handler < LINES ? FIRST_VECTOR : SHARED_VECTOR - LINES) + handler;
    }

    /** The handler of a vector from {@link #FIRST_VECTOR} on; -1 if it belongs to none. */
    public static int handler(int vector) {
        if (vector < FIRST_VECTOR + LINES) {
            return vector - FIRST_VECTOR;
        }
        return vector < SHARED_VECTOR ? -1 : vector - (SHARED_VECTOR - LINES);
    }

    /** The address that a device writes {@link #vector} to. */
    public static long messageAddress() {
        return LocalApic.PHYSICAL | (long) LocalApic.id() << MESSAGE_DESTINATION_SHIFT;
    }

    /** Prepares an existing line, masked: its handler, how it is triggered, and with which polarity. */
    public static void configure(int line, int handler, boolean level, boolean activeLow) {
        IoApic.configure(line, vector(handler), level, activeLow);
    }

    /** Lets no interrupts of an existing line through any more, or lets them through again. */
    @Cold
    public static void mask(int line, boolean masked) {
        if (line != MESSAGE) {
            IoApic.mask(line, masked);
        }
    }

    /** The interrupt that came is being taken; the processor's controller may go on. */
    public static void taken() {
        LocalApic.endOfInterrupt();
    }
}
