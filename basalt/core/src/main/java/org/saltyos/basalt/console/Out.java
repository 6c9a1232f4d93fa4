package org.saltyos.basalt.console;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.start.Startup;

/** Writes lines to the console, for programs whose manifest needs {@code console}. */
public final class Out {
    private static final Bytes LINE = new Bytes(Bytes.MESSAGE_BYTES);

    private Out() {}

    /** Begins a line: append to the result, then {@link #end}. */
    public static Bytes begin() {
        return LINE.clear();
    }

    /** Begins a line with a text. */
    public static Bytes begin(String text) {
        return LINE.clear().append(text);
    }

    /** Writes the line that was begun. A console that does not answer is a reason to stop: nobody would see why. */
    public static void end() {
        LINE.newLine();
        try {
            new ConsoleClient(Startup.service("console")).write(LINE);
        } catch (RemoteFault fault) {
            throw new IllegalStateException("the console does not answer");
        }
    }

    /** Writes one line. */
    public static void line(String text) {
        begin(text);
        end();
    }
}
