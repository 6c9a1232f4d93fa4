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

    /**
     * Binds a scheduling context to a processor.
     *
     * @param context whose thread runs there from now on; address 0 for the one the caller runs on
     * @param processor its number, -1 for any processor
     * @throws KernelFault RANGE_ERROR when there is no such processor; ADMISSION_REFUSED when too little of its time is left
     */
    public void bind(SchedContext context, int processor) throws KernelFault {
        SystemCalls.invoke(address, Invocation.SCHED_CONTROL_SET_AFFINITY, 2, context.address(), processor, 0, 0);
    }

    /**
     * How many processors there are; they are numbered from 0 on.
     *
     * @throws KernelFault when this is no such capability
     */
    public int processors() throws KernelFault {
        return (int) SystemCalls.invoke(address, Invocation.SCHED_CONTROL_PROCESSORS, 0, 0, 0, 0, 0)
                .word0();
    }
}
