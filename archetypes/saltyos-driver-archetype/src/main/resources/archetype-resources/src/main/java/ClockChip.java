package ${package};

import org.saltyos.basalt.capability.IoPort;
import org.saltyos.basalt.kernel.KernelFault;

/**
 * The clock chip's registers, behind two ports: the number of a register is written to the first, its value is at the second.
 * Registers and bits: MC146818A data sheet, "Address map" and "Registers".
 *
 * @param ports capability for the ports from {@link #SELECT}
 */
record ClockChip(IoPort ports) {
    /** The port that takes the number of a register. */
    static final int SELECT = 0x70;

    /** The port of the selected register's value. */
    static final int VALUE = 0x71;

    private static final int SECOND = 0;
    private static final int MINUTE = 2;
    private static final int HOUR = 4;
    private static final int DAY = 7;
    private static final int MONTH = 8;
    private static final int YEAR = 9;
    private static final int STATUS_B = 11;
    private static final int STATUS_C = 12;

    private static final int TELL_UPDATES = 0x10;
    private static final int BINARY = 0x04;
    private static final int HOURS_TO_23 = 0x02;
    private static final int AFTERNOON = 0x80;

    /** Chips count the year in two digits. */
    private static final int CENTURY = 2000;

    private static final int ATTEMPTS = 100;

    /** Lets the chip interrupt whenever a second begins. */
    void start() throws KernelFault {
        write(STATUS_B, read(STATUS_B) | TELL_UPDATES);
        quiet();
    }

    /** Ends the chip's interrupt: reading the status does that. */
    void quiet() throws KernelFault {
        read(STATUS_C);
    }

    /**
     * What the chip shows. It may change while it is read, so two readings must agree.
     *
     * @throws ClockFault if no two do, or what they show is no date
     */
    CalendarDate date() throws KernelFault, ClockFault {
        CalendarDate last = once();
        for (int i = 0; i < ATTEMPTS; i++) {
            CalendarDate next = once();
            if (next.seconds() == last.seconds() && next.isValid()) {
                return next;
            }
            last = next;
        }
        throw ClockFault.NO_DATE;
    }

    private CalendarDate once() throws KernelFault {
        int mode = read(STATUS_B);
        return new CalendarDate(
                CENTURY + number(read(YEAR), mode),
                number(read(MONTH), mode),
                number(read(DAY), mode),
                hour(read(HOUR), mode),
                number(read(MINUTE), mode),
                number(read(SECOND), mode));
    }

    private static int hour(int value, int mode) {
        if ((mode & HOURS_TO_23) != 0) {
            return number(value, mode);
        }
        return number(value & ~AFTERNOON, mode) % 12 + ((value & AFTERNOON) != 0 ? 12 : 0);
    }

    /** A value that is written as two decimal digits, unless the chip counts in binary. */
    private static int number(int value, int mode) {
        return (mode & BINARY) != 0 ? value : (value >> 4) * 10 + (value & 0xf);
    }

    private int read(int register) throws KernelFault {
        ports.writeByte(SELECT, register);
        return ports.readByte(VALUE);
    }

    private void write(int register, int value) throws KernelFault {
        ports.writeByte(SELECT, register);
        ports.writeByte(VALUE, value);
    }
}
