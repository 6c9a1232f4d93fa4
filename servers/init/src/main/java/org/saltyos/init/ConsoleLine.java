package org.saltyos.init;

import org.saltyos.abi.MessageInfo;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/** A line that the console shows behind all that others have written; without a console the kernel shows it. */
final class ConsoleLine {
    /** Nanoseconds that the console has to show it: as long as a slow terminal takes for a full queue, twice. */
    private static final long PATIENCE = 3_000_000_000L;

    private static final Bytes LINE = new Bytes(128);
    private static final Bytes MESSAGE = new Bytes(129);

    private ConsoleLine() {}

    /** Begins a line with a text; append to the result, then {@link #end}. */
    static Bytes begin(String text) {
        return LINE.clear().append(text);
    }

    /** Shows the line that was begun; comes back when the hardware has it. */
    static void end() {
        try {
            int console = Init.findProvider("console", SystemFile.open().serverCount());
            if (console >= 0) {
                write(console);
                return;
            }
        } catch (InitFault | KernelFault | RemoteFault fault) {
            Log.begin("init: the console does not answer");
            Log.end();
        }
        Log.begin("").append(LINE);
        Log.end();
    }

    private static void write(int console) throws InitFault, KernelFault, RemoteFault {
        MESSAGE.clear().append(LINE).newLine();
        Ipc.requireSuccess(Ipc.callUntil(
                Init.client(console),
                ConsoleClient.TAG,
                ConsoleClient.METHOD_WRITE,
                Ipc.putBytes(MessageInfo.REGISTER_WORDS, MESSAGE),
                MESSAGE.length(),
                0,
                0,
                0,
                SystemCalls.clock() + PATIENCE));
    }
}
