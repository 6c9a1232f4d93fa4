package org.saltyos.basalt.kernel;

import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;

/**
 * A 32-bit word in memory that threads wait at; what locks are made of. Threads that have the page mapped at different
 * addresses meet all the same. The word has to be mapped writable.
 *
 * @param address of the word, a multiple of 4
 */
public record Futex(long address) {
    private static final long COUNT_MASK = 0xffff_ffffL;

    /**
     * Waits until {@link #wake}, unless the word is not {@code expected} any more. May also return without a reason, so
     * the caller looks at the word again.
     *
     * @param deadline in nanoseconds of {@link SystemCalls#clock}, below 0 for none
     * @throws KernelFault WOULD_BLOCK when the word has another value, TIMEOUT at the deadline
     */
    public void await(int expected, long deadline) throws KernelFault {
        SystemCalls.enterUntil(SystemCall.FUTEX_WAIT, 0, MessageInfo.of(0, 2).bits(), address, expected, 0, 0, deadline)
                .requireOk();
    }

    /**
     * Wakes up to {@code count} waiters in the order they came; returns how many.
     *
     * @throws KernelFault when the word is not mapped writable
     */
    public int wake(int count) throws KernelFault {
        int woken = 0;
        int last = SystemCall.FUTEX_BATCH;
        while (woken < count && last == SystemCall.FUTEX_BATCH) {
            last = (int) SystemCalls.enter(
                            SystemCall.FUTEX_WAKE, 0, MessageInfo.of(0, 2).bits(), address, count - woken, 0, 0)
                    .requireOk()
                    .value();
            woken += last;
        }
        return woken;
    }

    /**
     * If the word is still {@code expected}, wakes up to {@code count} waiters and lets up to {@code moved} others wait at
     * {@code target} instead, 32 together.
     *
     * @return how many were woken, and from bit 32 on how many were moved
     * @throws KernelFault WOULD_BLOCK when the word has another value
     */
    public long requeue(int expected, Futex target, int count, int moved) throws KernelFault {
        long counts = (long) moved << Integer.SIZE | count & COUNT_MASK;
        return SystemCalls.enter(
                        SystemCall.FUTEX_REQUEUE,
                        0,
                        MessageInfo.of(0, 4).bits(),
                        address,
                        expected,
                        target.address,
                        counts)
                .requireOk()
                .value();
    }
}
