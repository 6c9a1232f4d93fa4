package org.saltyos.kernite.sched;

import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.Remote;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.lang.NoInline;

/**
 * Moves SchedContexts between processors: those that were not promised time there, and are not bound to one. One that
 * wakes joins the processor that woke it. Whenever a processor chooses what to run it takes the most urgent one that waits
 * anywhere, if that comes before its own; so none waits while a processor idles, and all have their turns. A processor that
 * leaves somebody waiting wakes one that idles.
 */
public final class Balance {
    /** Most fixed ones in a row that are passed over to find one that may move; behind them none is found. */
    private static final int DEPTH = 16;

    private Balance() {}

    /** Whether a SchedContext may run on any processor. */
    static boolean isMovable(SchedContext sched) {
        return sched.period() == 0 && sched.pinned() == 0;
    }

    /** Where a SchedContext of another processor goes that wakes now. */
    @NoInline
    static Cpu place(SchedContext sched) {
        if (isMovable(sched)) {
            sched.cpu(ThisCpu.get().address());
        }
        return new Cpu(sched.cpu());
    }

    /** Brings the most urgent one that waits elsewhere here, if it comes before all that are ready here. */
    @NoInline
    static void take(Cpu cpu) {
        long best = cpu.ready() == 0 ? Long.MAX_VALUE : new HeapNode(cpu.ready()).key();
        long found = 0;
        for (int i = Processors.count() - 1; i >= 0; i--) {
            Cpu other = Processors.get(i);
            if (other.address() != cpu.address() && other.ready() != 0) {
                long candidate = firstMovable(other.ready());
                if (candidate != 0 && new HeapNode(candidate).key() < best) {
                    found = candidate;
                    best = new HeapNode(candidate).key();
                }
            }
        }
        if (found != 0) {
            SchedContext sched = new SchedContext(found);
            Scheduler.dequeue(sched);
            sched.cpu(cpu.address());
            sched.queued(QueueKind.READY);
            cpu.ready(TimeHeap.insert(cpu.ready(), sched.heap(), sched.urgency()));
        }
    }

    /** Wakes a processor that idles, if somebody who is ready here may run there. */
    @NoInline
    static void offer(Cpu cpu) {
        Cpu first = ThisCpu.first();
        if (first.idleMask() != 0 && firstMovable(cpu.ready()) != 0) {
            Cpu idle = Processors.get(Integer.numberOfTrailingZeros(first.idleMask()));
            first.idleMask(first.idleMask() & ~(1 << idle.number()));
            Remote.poke(idle);
        }
    }

    /** The processor has nothing to run. */
    static void idle(Cpu cpu) {
        Cpu first = ThisCpu.first();
        first.idleMask(first.idleMask() | 1 << cpu.number());
    }

    /** The processor looks for something to run. */
    static void awake(Cpu cpu) {
        Cpu first = ThisCpu.first();
        first.idleMask(first.idleMask() & ~(1 << cpu.number()));
    }

    private static long firstMovable(long root) {
        long at = root;
        for (int i = 0; i < DEPTH && at != 0; i++) {
            if (isMovable(new SchedContext(at))) {
                return at;
            }
            at = earlier(new HeapNode(at).left(), new HeapNode(at).right());
        }
        return 0;
    }

    private static long earlier(long left, long right) {
        if (left == 0 || right == 0) {
            return left == 0 ? right : left;
        }
        return new HeapNode(right).key() < new HeapNode(left).key() ? right : left;
    }
}
