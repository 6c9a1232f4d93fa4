package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Debug output and shutdown.
 *
 * @param address in this program's capability space
 */
public record SystemControl(long address) {
    /** Most bytes of one debug write: three words. */
    private static final int CHUNK = 24;

    /**
     * Writes to the kernel's own debug console, which works when no console server does.
     *
     * @throws KernelFault when this is not the capability
     */
    public void debugWrite(Bytes text) throws KernelFault {
        for (int i = 0; i < text.length(); i += CHUNK) {
            int count = Math.min(CHUNK, text.length() - i);
            SystemCalls.invoke(
                    address,
                    Invocation.SYSTEM_DEBUG_WRITE,
                    4,
                    count,
                    text.word(i),
                    text.word(i + Long.BYTES),
                    text.word(i + 2 * Long.BYTES));
        }
    }

    /**
     * Ends the machine.
     *
     * @param verdict value for the exit port: 0x10 pass, 0x11 fail
     * @throws KernelFault when this is not the capability
     */
    public void shutdown(int verdict) throws KernelFault {
        SystemCalls.invoke(address, Invocation.SYSTEM_SHUTDOWN, 1, verdict, 0, 0, 0);
    }
}
