package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * An amount of processor time per period.
 *
 * @param address in this program's capability space
 */
public record SchedContext(long address) {
    /**
     * Gives the time to a thread.
     *
     * @throws KernelFault ILLEGAL_OPERATION when either is bound already
     */
    public void bind(Tcb thread) throws KernelFault {
        SystemCalls.invoke(address, Invocation.SCHED_CONTEXT_BIND, 1, thread.address(), 0, 0, 0);
    }

    /**
     * Takes the time from its thread.
     *
     * @throws KernelFault when this is no scheduling context
     */
    public void unbind() throws KernelFault {
        SystemCalls.invoke(address, Invocation.SCHED_CONTEXT_UNBIND, 0, 0, 0, 0, 0);
    }

    /**
     * Nanoseconds consumed since the last call.
     *
     * @throws KernelFault when this is no scheduling context
     */
    public long consumed() throws KernelFault {
        return SystemCalls.invoke(address, Invocation.SCHED_CONTEXT_CONSUMED, 0, 0, 0, 0, 0)
                .word0();
    }
}
