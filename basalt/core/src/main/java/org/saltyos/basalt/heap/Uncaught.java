package org.saltyos.basalt.heap;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.LastWords;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.SupervisorClient;
import org.saltyos.lang.Cold;

/**
 * An exception that nobody catches, in a server or program with a heap: a server tells init its class and message, a
 * program its standard error. Compiled code calls this by name and then faults at the {@code throw}, so that the report of
 * the fault has file and line too.
 */
@Cold
public final class Uncaught {
    private static final int STANDARD_ERROR = 2;
    private static final int TEXT_BYTES = 192;
    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';

    /** Outside of the heap, which may be full. */
    private static final Bytes TEXT = new Bytes(TEXT_BYTES);

    private Uncaught() {}

    /** Tells about the exception. */
    public static void report(Throwable thrown) {
        TEXT.clear();
        if (Startup.isProgram()) {
            TEXT.append("Exception in thread \"main\" ");
        }
        append(TEXT, thrown.getClass().getName());
        @Nullable String message = thrown.getMessage();
        if (message != null) {
            append(TEXT.append(": "), message);
        }
        if (Startup.isProgram()) {
            LastWords.write(STANDARD_ERROR, TEXT.newLine());
        } else {
            tellInit();
        }
    }

    private static void tellInit() {
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
