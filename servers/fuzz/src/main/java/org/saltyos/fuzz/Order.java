package org.saltyos.fuzz;

import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.start.Startup;

/** Reads what is to be done: decimal numbers in one line that somebody types. */
final class Order {
    private static final int LONGEST = 80;
    private static final Bytes LINE = new Bytes(Bytes.MESSAGE_BYTES);
    private static int at;

    private Order() {}

    /** Waits for a line. */
    static void await() {
        at = 0;
        LINE.clear();
        try {
            LINE.append(new ConsoleClient(Startup.service("console")).read(LONGEST));
        } catch (RemoteFault fault) {
            throw new IllegalStateException("the console does not answer");
        }
    }

    /** The next number of the line, 0 if there is none. */
    static long number() {
        while (at < LINE.length() && !isDigit(LINE.at(at))) {
            at++;
        }
        long number = 0;
        while (at < LINE.length() && isDigit(LINE.at(at))) {
            number = number * 10 + LINE.at(at) - '0';
            at++;
        }
        return number;
    }

    private static boolean isDigit(byte typed) {
        return typed >= '0' && typed <= '9';
    }
}
