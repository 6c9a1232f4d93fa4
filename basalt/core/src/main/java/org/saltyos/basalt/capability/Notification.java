package org.saltyos.basalt.capability;

import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.lang.effect.Blocks;

/**
 * A word of signal bits.
 *
 * @param address in this program's capability space
 */
public record Notification(long address) {
    /**
     * Sets the bits of the capability's badge.
     *
     * @throws KernelFault when the capability is no notification or lacks the right
     */
    public void signal() throws KernelFault {
        SystemCalls.enter(SystemCall.SIGNAL, address, 0, 0, 0, 0, 0).requireOk();
    }

    /**
     * Waits until bits are set; returns and clears them.
     *
     * @throws KernelFault when the capability is no notification or lacks the right
     */
    @Blocks
    public long await() throws KernelFault {
        return SystemCalls.enter(SystemCall.WAIT, address, 0, 0, 0, 0, 0)
                .requireOk()
                .value();
    }

    /**
     * Waits until bits are set, but no longer than until {@code deadline} in nanoseconds of
     * {@link SystemCalls#clock}; returns and clears them.
     *
     * @throws KernelFault TIMEOUT when none were set until then
     */
    public long awaitUntil(long deadline) throws KernelFault {
        return SystemCalls.enterUntil(SystemCall.WAIT_UNTIL, address, 0, 0, 0, 0, 0, deadline)
                .requireOk()
                .value();
    }

    /**
     * Returns and clears the bits.
     *
     * @throws KernelFault WOULD_BLOCK when there are none
     */
    public long poll() throws KernelFault {
        return SystemCalls.enter(SystemCall.POLL, address, 0, 0, 0, 0, 0)
                .requireOk()
                .value();
    }
}
