package org.saltyos.console;

import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.SignalHandler;
import org.saltyos.basalt.start.Startup;

/** Writes what clients send, and keeps what a person types until a client reads it. */
final class ConsoleLogic implements Console, SignalHandler {
    /** COM1's data register. */
    static final int COM1 = 0x3f8;

    /** COM1's interrupt line. */
    static final int COM1_IRQ = 4;

    private final InputBuffer input = new InputBuffer();

    private static SerialPort serial() {
        return new SerialPort(Startup.ports(COM1), COM1);
    }

    /** Prepares the port and lets its interrupts come as signals. */
    void start() throws KernelFault {
        serial().start();
        Startup.irq(COM1_IRQ).acknowledge();
    }

    @Override
    public void write(Bytes text) throws RemoteFault {
        try {
            SerialPort serial = serial();
            int room = 0;
            for (int i = 0; i < text.length(); i++) {
                if (room < 2) {
                    room = serial.awaitTransmitter();
                }
                if (text.at(i) == '\n') {
                    serial.write('\r');
                    room--;
                }
                serial.write(text.at(i));
                room--;
            }
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public int read() {
        return input.take();
    }

    /** Called for the receive interrupt: empties the receiver, then lets the next interrupt come. */
    @Override
    public void signalled(long bits) {
        try {
            SerialPort serial = serial();
            int value = serial.read();
            while (value >= 0) {
                input.add(value);
                value = serial.read();
            }
            Startup.irq(COM1_IRQ).acknowledge();
        } catch (KernelFault fault) {
            throw new IllegalStateException("the serial port was taken away");
        }
    }
}
