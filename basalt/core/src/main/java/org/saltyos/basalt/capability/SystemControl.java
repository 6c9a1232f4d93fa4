package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Debug output and shutdown.
 *
 * @param address in this program's capability space
 */
public record SystemControl(long address) {
    /** Most bytes of one debug write: three words. */
    public static final int DEBUG_BYTES = 24;

    /**
     * Writes the first {@code count} bytes of three words, the lowest of each first, to the kernel's own debug console.
     *
     * @param count 0 to {@link #DEBUG_BYTES}
     * @throws KernelFault when this is not the capability
     */
    public void debugWrite(int count, long word0, long word1, long word2) throws KernelFault {
        SystemCalls.invoke(address, Invocation.SYSTEM_DEBUG_WRITE, 4, count, word0, word1, word2);
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
