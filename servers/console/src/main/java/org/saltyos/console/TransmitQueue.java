package org.saltyos.console;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;

/** Bytes on their way to the serial port, which takes few at once and interrupts when it has room for more. */
final class TransmitQueue {
    /** Bytes that wait at most. */
    static final int CAPACITY = 16_384;

    private final byte[] bytes = new byte[CAPACITY];
    private int oldest;
    private int count;
    private long put;

    boolean isEmpty() {
        return count == 0;
    }

    /** How many more bytes fit. */
    int room() {
        return CAPACITY - count;
    }

    /** Drops what waits. */
    void clear() {
        count = 0;
    }

    /** How many bytes were ever put in. */
    long put() {
        return put;
    }

    /** How many bytes were ever handed on, or dropped. */
    long sent() {
        return put - count;
    }

    /** Adds as many bytes of {@code text} as fit; returns how many. */
    int add(Bytes text) {
        int taken = Math.min(text.length(), room());
        for (int i = 0; i < taken; i++) {
            bytes[(oldest + count) % CAPACITY] = text.at(i);
            count++;
        }
        put += taken;
        return taken;
    }

    /**
     * Hands on what the port takes at once; for the rest, the port is told to interrupt when it has room. A line feed becomes
     * carriage return and line feed.
     *
     * @throws KernelFault when the capability does not cover the ports
     */
    void pump(SerialPort serial) throws KernelFault {
        while (count > 0 && serial.hasRoom()) {
            int room = SerialPort.FIFO_DEPTH;
            while (count > 0 && room > 1) {
                byte value = bytes[oldest];
                oldest = (oldest + 1) % CAPACITY;
                count--;
                if (value == '\n') {
                    serial.write('\r');
                    room--;
                }
                serial.write(value);
                room--;
            }
        }
    }
}
