package org.saltyos.basalt.console;

import org.saltyos.basalt.capability.SystemControl;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;

/** Text on the kernel's own debug console, which works when no console server does. */
public final class KernelConsole {
    private KernelConsole() {}

    /**
     * Writes a text.
     *
     * @throws KernelFault when {@code control} is not the capability
     */
    public static void write(SystemControl control, Bytes text) throws KernelFault {
        for (int i = 0; i < text.length(); i += SystemControl.DEBUG_BYTES) {
            control.debugWrite(
                    Math.min(SystemControl.DEBUG_BYTES, text.length() - i),
                    text.word(i),
                    text.word(i + Long.BYTES),
                    text.word(i + 2 * Long.BYTES));
        }
    }
}
