package org.saltyos.init;

import org.saltyos.abi.InitialSlot;
import org.saltyos.basalt.capability.SystemControl;
import org.saltyos.basalt.console.KernelConsole;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;

/** What init has to say before there is a console, or about the console itself: written to the kernel's console. */
final class Log {
    private static final int LINE_BYTES = 256;
    private static final Bytes LINE = new Bytes(LINE_BYTES);
    private static final SystemControl SYSTEM = new SystemControl(InitialSlot.SYSTEM_CONTROL);

    private Log() {}

    /** Begins a line with a text; append to the result, then {@link #end}. */
    static Bytes begin(String text) {
        return LINE.clear().append(text);
    }

    /** Writes the line that was begun. */
    static void end() {
        LINE.newLine();
        try {
            KernelConsole.write(SYSTEM, LINE);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the kernel's console does not answer");
        }
    }
}
