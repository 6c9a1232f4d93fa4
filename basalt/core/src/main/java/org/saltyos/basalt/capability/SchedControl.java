package org.saltyos.basalt.capability;

import org.saltyos.abi.Invocation;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * The right to hand out processor time.
 *
 * @param address in this program's capability space
 */
public record SchedControl(long address) {
    /**
     * Sets the parameters of a scheduling context, in nanoseconds.
     *
     * @param budget processor time per period
     * @param period length of a period
     * @param deadline after a period's start
     * @throws KernelFault ADMISSION_REFUSED when the processor's time is already promised; RANGE_ERROR when the numbers do
     *     not fit each other
     */
    public void configure(SchedContext context, long budget, long period, long deadline) throws KernelFault {
        SystemCalls.invoke(address, Invocation.SCHED_CONTROL_CONFIGURE, 4, context.address(), budget, period, deadline);
    }
}
