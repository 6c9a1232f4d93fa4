package org.saltyos.basalt.acpi;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/**
 * ACPI's fixed table (ACPI 6.5, 5.2.9): with which ports the machine is switched off and reset.
 *
 * @param address where {@link AcpiTables#find} mapped it
 */
public record Fadt(long address) {
    private static final int DSDT = 40;
    private static final int COMMAND_PORT = 48;
    private static final int ENABLE_COMMAND = 52;
    private static final int CONTROL_PORT_A = 64;
    private static final int CONTROL_PORT_B = 68;
    private static final int FLAGS = 112;
    private static final int RESET_REGISTER = 116;
    private static final int RESET_VALUE = 128;
    private static final int EXTENDED_DSDT = 140;
    private static final int RESET_SUPPORTED = 1 << 10;
    private static final int IN_PORTS = 1;

    /** Physical address of the table with the AML code. */
    public long dsdt() {
        long extended = has(EXTENDED_DSDT + Long.BYTES) ? getInt(EXTENDED_DSDT) | getInt(EXTENDED_DSDT + 4) << 32 : 0;
        return extended != 0 ? extended : getInt(DSDT);
    }

    /** The port of the first control register, PM1a_CNT, 16 bits. */
    public int controlPortA() {
        return port(CONTROL_PORT_A);
    }

    /** The port of the second control register, PM1b_CNT; 0 if there is none. */
    public int controlPortB() {
        return port(CONTROL_PORT_B);
    }

    /** The port that {@link #enableCommand} is written to when the firmware is still in charge; 0 if it never is. */
    public int commandPort() {
        return port(COMMAND_PORT);
    }

    /** What makes the firmware hand over, 8 bits. */
    public int enableCommand() {
        return (int) getInt(ENABLE_COMMAND) & 0xff;
    }

    /** The port that {@link #resetValue} is written to, 8 bits, to reset the machine; 0 if there is no such port. */
    public int resetPort() {
        boolean supported = has(RESET_VALUE + 1) && (getInt(FLAGS) & RESET_SUPPORTED) != 0;
        boolean inPorts = supported && (getInt(RESET_REGISTER) & 0xff) == IN_PORTS;
        return inPorts ? port(RESET_REGISTER + 4) : 0;
    }

    /** What resets the machine. */
    public int resetValue() {
        return (int) getInt(RESET_VALUE) & 0xff;
    }

    private boolean has(int bytes) {
        return AcpiTables.length(address) >= bytes;
    }

    private int port(int offset) {
        return (int) getInt(offset) & 0xffff;
    }

    @Unsafe(because = "the table is mapped as far as its length says, which is looked at first")
    private long getInt(int offset) {
        return has(offset + Integer.BYTES) ? Mmio.getInt(address + offset) & 0xffff_ffffL : 0;
    }
}
