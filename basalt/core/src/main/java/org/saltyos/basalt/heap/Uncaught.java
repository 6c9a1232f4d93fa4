package org.saltyos.basalt.heap;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.SupervisorClient;
import org.saltyos.lang.Cold;

/**
 * An exception that nobody catches, in a server with a heap: tells init its class and message. Compiled code calls this by
 * name and then faults at the {@code throw}, so that init's report has file and line too.
 */
@Cold
public final class Uncaught {
    private static final int TEXT_BYTES = 160;
    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';

    /** Outside of the heap, which may be full. */
    private static final Bytes TEXT = new Bytes(TEXT_BYTES);

    private Uncaught() {}

    /** Tells init about the exception. */
    public static void report(Throwable thrown) {
        append(TEXT.clear(), thrown.getClass().getName());
        @Nullable String message = thrown.getMessage();
        if (message != null) {
            append(TEXT.append(": "), message);
        }
        try {
            new SupervisorClient(new Endpoint(Startup.SUPERVISOR_SLOT)).uncaught(TEXT);
        } catch (RemoteFault fault) {
            TEXT.clear(); // the fault that follows is reported in any case
        }
    }

    /** What the report's ASCII cannot show becomes a question mark. */
    private static void append(Bytes target, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            target.append((byte) (c < FIRST_PRINTABLE || c > LAST_PRINTABLE ? '?' : c));
        }
    }
}
