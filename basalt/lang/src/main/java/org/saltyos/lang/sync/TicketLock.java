package org.saltyos.lang.sync;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;

/**
 * A lock for short sections that wait for nothing: whoever wants it spins until it is their turn, first come, first
 * served. It leaves interrupts as they are and cannot be taken twice. Keep it in a static final field, whose name is the
 * lock's name in {@link GuardedBy}, {@link Holds} and {@link LockOrder}.
 */
public final class TicketLock {
    private final AtomicInt next = new AtomicInt(0);
    private final AtomicInt serving = new AtomicInt(0);

    /** A free lock; made in a static initialiser. */
    public TicketLock() {
        // both counters start at 0
    }

    /** Waits for this caller's turn; what the holders before wrote is seen from here on. */
    @Acquires
    public void lock() {
        int mine = next.getAndAdd(1);
        while (serving.getAcquire() != mine) {
            relax();
        }
    }

    /** Gives the lock to the next one who waits. */
    @Releases
    public void unlock() {
        serving.setRelease(serving.getPlain() + 1);
    }

    @Unsafe(because = "pause changes nothing but the time it takes")
    private static void relax() {
        pause();
    }

    @Asm(code = "pause")
    private static void pause() {
        Thread.onSpinWait();
    }
}
