package org.saltyos.console;

import org.saltyos.basalt.capability.IoPort;
import org.saltyos.basalt.kernel.KernelFault;

/**
 * A 16550 serial port behind a port capability. Registers and bits: PC16550D data sheet, section 8.
 *
 * @param ports capability for the eight ports from {@code base}
 * @param base the port of the data register
 */
record SerialPort(IoPort ports, int base) {
    private static final int INTERRUPT_ENABLE = 1;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_CONTROL = 3;
    private static final int MODEM_CONTROL = 4;
    private static final int LINE_STATUS = 5;

    private static final int RECEIVE_INTERRUPT = 1;
    private static final int ENABLE_FIFO_TRIGGER_1 = 0x01;
    private static final int EIGHT_BITS_NO_PARITY = 0x03;
    private static final int READY_WITH_INTERRUPTS = 0x0b;
    private static final int DATA_READY = 0x01;
    private static final int TRANSMITTER_EMPTY = 0x20;

    /** Bytes the transmitter takes at once when it is empty. */
    private static final int FIFO_DEPTH = 16;

    /**
     * Switches on the FIFOs and the receive interrupt; speed stays as the kernel set it.
     *
     * @throws KernelFault when the capability does not cover the ports
     */
    void start() throws KernelFault {
        ports.writeByte(base + LINE_CONTROL, EIGHT_BITS_NO_PARITY);
        ports.writeByte(base + FIFO_CONTROL, ENABLE_FIFO_TRIGGER_1);
        ports.writeByte(base + MODEM_CONTROL, READY_WITH_INTERRUPTS);
        ports.writeByte(base + INTERRUPT_ENABLE, RECEIVE_INTERRUPT);
    }

    /**
     * Waits until the transmitter is empty.
     *
     * @return how many bytes may be written before the next wait
     * @throws KernelFault when the capability does not cover the ports
     */
    int awaitTransmitter() throws KernelFault {
        while ((ports.readByte(base + LINE_STATUS) & TRANSMITTER_EMPTY) == 0) {
            // The FIFO drains by itself; at 115200 baud in at most 1.4 ms.
        }
        return FIFO_DEPTH;
    }

    /**
     * Writes one byte; {@link #awaitTransmitter} told that there is room.
     *
     * @throws KernelFault when the capability does not cover the ports
     */
    void write(int value) throws KernelFault {
        ports.writeByte(base, value);
    }

    /**
     * Takes a received byte.
     *
     * @return 0 to 255, or -1 when nothing was received
     * @throws KernelFault when the capability does not cover the ports
     */
    int read() throws KernelFault {
        return (ports.readByte(base + LINE_STATUS) & DATA_READY) == 0 ? -1 : ports.readByte(base);
    }
}
