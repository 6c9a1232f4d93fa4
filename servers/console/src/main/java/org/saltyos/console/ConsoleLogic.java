package org.saltyos.console;

import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.console.ConsoleDispatcher;
import org.saltyos.basalt.console.ConsoleFault;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Caller;
import org.saltyos.basalt.start.Later;
import org.saltyos.basalt.start.SignalHandler;
import org.saltyos.basalt.start.Startup;

/** Writes what clients send, and gives what a person types to those who read. */
final class ConsoleLogic implements Console, SignalHandler {
    /** COM1's data register. */
    static final int COM1 = 0x3f8;

    /** COM1's interrupt line. */
    static final int COM1_IRQ = 4;

    /** Where capabilities of requests arrive. */
    private static final int RECEIVE_SLOT = Startup.FIRST_FREE_SLOT;

    private static final int MOST_CELLS = 0xffff;

    private static final int INPUT_SLOT = Startup.FIRST_FREE_SLOT + 1;
    private static final int INTERRUPT_SLOT = Startup.FIRST_FREE_SLOT + 2;

    private final InputQueue input = new InputQueue();
    private final LineDiscipline discipline = new LineDiscipline(input);
    private final WaitingReaders readers = new WaitingReaders();
    private final TransmitQueue output = new TransmitQueue();
    private final WaitingWriters writers = new WaitingWriters();
    private final Bytes taken = new Bytes(Bytes.MESSAGE_BYTES);
    private boolean tellsInput;
    private boolean tellsRoom;
    private boolean interruptsWhenEmpty;
    private int rows;
    private int columns;
    private boolean tellsInterrupt;

    private static SerialPort serial() {
        return new SerialPort(Startup.ports(COM1), COM1);
    }

    /** Prepares the port and lets its interrupts come as signals. */
    void start() throws KernelFault {
        serial().start();
        rearm(serial());
        Ipc.offer(Startup.capabilities(), RECEIVE_SLOT, 1);
    }

    @Override
    public void write(Bytes text) throws RemoteFault {
        try {
            while (output.room() < text.length()) {
                send(); // so many write at the same time that all wait for the port
            }
            output.add(text);
            send();
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
        if (!output.isEmpty()) {
            writers.add(Caller.defer(), output.put());
        }
    }

    @Override
    public int put(Bytes text) throws RemoteFault {
        int taken = output.add(text);
        tellsRoom |= taken < text.length();
        try {
            send();
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
        return taken;
    }

    /** Hands on what the port takes now. */
    private void send() throws KernelFault {
        SerialPort serial = serial();
        output.pump(serial);
        if (output.isEmpty() == interruptsWhenEmpty) {
            interruptsWhenEmpty = !interruptsWhenEmpty;
            serial.interruptWhenEmpty(interruptsWhenEmpty);
        }
        writers.serve(output.sent());
        if (tellsRoom && output.isEmpty()) {
            tellsRoom = false;
            tell(INPUT_SLOT);
        }
    }

    @Override
    public Bytes read(int count) throws RemoteFault {
        if (input.isEmpty()) {
            readers.add(Caller.defer(), limit(count));
            return taken.clear();
        }
        return takeUpTo(limit(count));
    }

    @Override
    public Bytes take(int count) throws ConsoleFault {
        if (input.isEmpty()) {
            throw ConsoleFault.NOTHING;
        }
        return takeUpTo(limit(count));
    }

    @Override
    public int ready() {
        return input.isEmpty() ? 0 : 1;
    }

    private static int limit(int count) {
        return Math.max(1, Math.min(count, Bytes.MESSAGE_BYTES));
    }

    private Bytes takeUpTo(int count) {
        input.take(taken, count, (discipline.mode() & CANONICAL) != 0);
        return taken;
    }

    @Override
    public void mode(int bits) {
        discipline.mode(bits);
        serveReaders();
    }

    @Override
    public int currentMode() {
        return discipline.mode();
    }

    @Override
    public WindowSize window() {
        return new WindowSize(rows, columns);
    }

    @Override
    public void resize(int newRows, int newColumns) throws RemoteFault {
        if (newRows < 0 || newColumns < 0 || newRows > MOST_CELLS || newColumns > MOST_CELLS) {
            throw RemoteFault.REFUSED;
        }
        rows = newRows;
        columns = newColumns;
    }

    @Override
    public void onInput(Notification notification) throws RemoteFault {
        keep(notification, INPUT_SLOT);
        tellsInput = true;
    }

    @Override
    public void onInterrupt(Notification notification) throws RemoteFault {
        keep(notification, INTERRUPT_SLOT);
        tellsInterrupt = true;
    }

    private static void keep(Notification notification, int slot) throws RemoteFault {
        CNode own = Startup.capabilities();
        try {
            own.delete(slot);
            own.move(slot, own, notification.address());
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    /** Called for the interrupts of the port: takes what was received, and hands on what waits. */
    @Override
    public void signalled(long bits) {
        boolean interrupted;
        try {
            SerialPort serial = serial();
            interrupted = receive(serial);
            send();
            rearm(serial);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the serial port was taken away");
        }
        if (interrupted && tellsInterrupt) {
            tell(INTERRUPT_SLOT);
        }
        serveReaders();
    }

    /** Lets the next interrupt come, at once if there is a reason already. */
    private void rearm(SerialPort serial) throws KernelFault {
        serial.silence();
        Startup.irq(COM1_IRQ).acknowledge();
        serial.interruptWhenEmpty(interruptsWhenEmpty);
    }

    /** Empties the receiver; tells whether what was typed interrupts. */
    private boolean receive(SerialPort serial) throws KernelFault {
        boolean interrupted = false;
        int value = serial.read();
        while (value >= 0) {
            discipline.clearShown();
            boolean interrupts = discipline.typed(value);
            if (interrupts) {
                output.clear(); // as POSIX's terminals do: nobody wants to see the rest
            }
            interrupted |= interrupts;
            output.add(discipline.takeShown());
            value = serial.read();
        }
        return interrupted;
    }

    private void serveReaders() {
        while (!input.isEmpty() && !readers.isEmpty()) {
            int count = readers.count();
            Later reader = readers.remove();
            ConsoleDispatcher.answerRead(reader, takeUpTo(count));
        }
        if (!input.isEmpty() && tellsInput) {
            tell(INPUT_SLOT);
        }
    }

    private static void tell(int slot) {
        try {
            new Notification(slot).signal();
        } catch (KernelFault fault) {
            // Whoever wanted to know is gone, and its notification with it.
            return;
        }
    }
}
