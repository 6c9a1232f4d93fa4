package org.saltyos.kernite.sched;

import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.arch.x86_64.Timer;
import org.saltyos.kernite.ipc.Expiry;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;

/** Waits that end by themselves at a time: a heap of threads for each processor, O(log n) to enter and to leave. */
public final class Timeouts {
    /** The time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Most waits that are ended in a row; the timer is then armed for at once, so that interrupts come in between. */
    private static final int BATCH = 16;

    private Timeouts() {}

    /**
     * The time in ticks of a deadline in nanoseconds since the kernel's entry: never before the clock shows it. A deadline
     * below 0 is none.
     */
    public static long at(long nanoseconds) {
        return nanoseconds < 0 ? NEVER : Clock.entry() + Clock.toTicks(nanoseconds) + 1;
    }

    /** Whether {@code time} has come. */
    public static boolean passed(long time) {
        return time != NEVER && time <= Clock.now();
    }

    /** The wait of {@code tcb} ends at {@code time}, unless something else ends it before. */
    public static void set(Tcb tcb, long time) {
        if (time == NEVER) {
            return;
        }
        Cpu cpu = ThisCpu.get();
        tcb.timed(1);
        tcb.timeoutCpu(cpu.address());
        cpu.timeouts(TimeHeap.insert(cpu.timeouts(), tcb.timeout(), time));
        if (time < cpu.timerAt()) {
            Timer.arm(cpu, time);
        }
    }

    /** The wait of {@code tcb} has ended, or does not end by itself any more. */
    public static void clear(Tcb tcb) {
        if (tcb.timed() != 0) {
            tcb.timed(0);
            Cpu cpu = new Cpu(tcb.timeoutCpu());
            cpu.timeouts(TimeHeap.remove(cpu.timeouts(), tcb.timeout()));
        }
    }

    /** Ends the waits whose time has come at {@code now}, the earliest first. */
    static void expire(Cpu cpu, long now) {
        for (int i = 0; i < BATCH && cpu.timeouts() != 0; i++) {
            HeapNode first = new HeapNode(cpu.timeouts());
            if (first.key() > now) {
                return;
            }
            Tcb tcb = Tcbs.containing(first.address());
            clear(tcb);
            Expiry.expire(tcb);
        }
    }

    /** The time of the first one. */
    static long first(Cpu cpu) {
        return cpu.timeouts() == 0 ? NEVER : new HeapNode(cpu.timeouts()).key();
    }
}
