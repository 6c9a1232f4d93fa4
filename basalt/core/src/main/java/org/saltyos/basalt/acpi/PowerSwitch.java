package org.saltyos.basalt.acpi;

import org.saltyos.basalt.kernel.KernelFault;

/**
 * Switches the machine off or resets it, with the ports that the firmware's tables name (ACPI 6.5, 4.8.3.2 and 4.8.3.6).
 *
 * @param ports reaches those ports
 * @param fadt the fixed table
 */
public record PowerSwitch(PowerPorts ports, Fadt fadt) {
    private static final int SLEEP_TYPE_SHIFT = 10;
    private static final int SLEEP_ENABLE = 1 << 13;
    private static final int IN_CHARGE = 1;
    private static final int HIGH_BYTE = 8;

    /**
     * Switches the machine off; returns if it does not go off.
     *
     * @param state what {@link SleepState#off} found
     * @throws KernelFault when the capability does not reach the ports
     */
    public void off(int state) throws KernelFault {
        int port = fadt.controlPortA();
        boolean firmware = (ports.reach(port, port + 1).readByte(port) & IN_CHARGE) == 0;
        int command = fadt.commandPort();
        if (firmware && command != 0) {
            ports.reach(command, command).writeByte(command, fadt.enableCommand());
        }
        write(port, state & 0xff);
        if (fadt.controlPortB() != 0) {
            write(fadt.controlPortB(), state >>> HIGH_BYTE);
        }
    }

    private void write(int port, int type) throws KernelFault {
        ports.reach(port, port + 1).writeShort(port, type << SLEEP_TYPE_SHIFT | SLEEP_ENABLE | IN_CHARGE);
    }

    /**
     * Resets the machine; returns if it cannot.
     *
     * @throws KernelFault when the capability does not reach the port
     */
    public void reset() throws KernelFault {
        int port = fadt.resetPort();
        if (port != 0) {
            ports.reach(port, port).writeByte(port, fadt.resetValue());
        }
    }
}
