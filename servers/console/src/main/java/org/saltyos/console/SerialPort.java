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
    private static final int TRANSMIT_INTERRUPT = 2;
    private static final int ENABLE_FIFO_TRIGGER_1 = 0x01;
    private static final int EIGHT_BITS_NO_PARITY = 0x03;
    private static final int READY_WITH_INTERRUPTS = 0x0b;
    private static final int DATA_READY = 0x01;
    private static final int TRANSMITTER_EMPTY = 0x20;

    /** Bytes the transmitter takes at once when it is empty. */
    static final int FIFO_DEPTH = 16;

    /**
     * Switches on the FIFOs, without interrupts; speed stays as the kernel set it.
     *
     * @throws KernelFault when the capability does not cover the ports
     */
    void start() throws KernelFault {
        silence();
        ports.writeByte(base + LINE_CONTROL, EIGHT_BITS_NO_PARITY);
        ports.writeByte(base + FIFO_CONTROL, ENABLE_FIFO_TRIGGER_1);
        ports.writeByte(base + MODEM_CONTROL, READY_WITH_INTERRUPTS);
    }

    /**
     * Lets the port not interrupt. Its line tells of an interrupt by rising: one that stayed high would tell of nothing any more. So a
     * handler ends with this, the acknowledgement, and {@link #interruptWhenEmpty}, after which the line rises if there is a reason.
     *
     * @throws KernelFault when the capability does not cover the ports
     */
    void silence() throws KernelFault {
        ports.writeByte(base + INTERRUPT_ENABLE, 0);
    }

    /**
     * Says whether the port interrupts when its transmitter is empty; it always does for received bytes.
     *
     * @throws KernelFault when the capability does not cover the ports
     */
    void interruptWhenEmpty(boolean on) throws KernelFault {
        ports.writeByte(base + INTERRUPT_ENABLE, on ? RECEIVE_INTERRUPT | TRANSMIT_INTERRUPT : RECEIVE_INTERRUPT);
    }

    /**
     * Whether the transmitter is empty: {@link #FIFO_DEPTH} bytes may be written. At 115200 baud it is after at most 1.4 ms.
     *
     * @throws KernelFault when the capability does not cover the ports
     */
    boolean hasRoom() throws KernelFault {
        return (ports.readByte(base + LINE_STATUS) & TRANSMITTER_EMPTY) != 0;
    }

    /**
     * Writes one byte; {@link #hasRoom} told that there is room.
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
