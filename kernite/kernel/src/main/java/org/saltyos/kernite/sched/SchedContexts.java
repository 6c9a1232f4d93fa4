package org.saltyos.kernite.sched;

import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.AssemblyConstants;
import org.saltyos.lang.Cold;

/**
 * Operations on scheduling contexts: parameters with admission control, binding to threads, and the budget rules, which
 * are those of a hard constant-bandwidth server (Abeni and Buttazzo 1998): in every period of its length it runs for at
 * most its budget, whatever its threads do.
 *
 * <p>A SchedContext with period 0 has no reservation: it runs when nobody with one wants to, and its budget is the slice
 * after which the next of its kind has its turn. Its deadlines lie after all others.
 */
@AssemblyConstants
public final class SchedContexts {
    /** Shares of the processor are counted in units of 2 to the power of minus this. */
    public static final int UTILISATION_SHIFT = 20;

    /** Longest period and deadline in nanoseconds: ten minutes, so that ticks times shares stay below 2^63 up to 14 GHz. */
    public static final long MAX_PERIOD = 600_000_000_000L;

    /** Shortest budget in nanoseconds: what a switch to another thread may cost. */
    public static final long MIN_BUDGET = 10_000;

    private static final long BEST_EFFORT_DEADLINE = 1L << 61;

    private SchedContexts() {}

    /** Makes {@code sched} a SchedContext that cannot run until it is configured. Its memory is all zero. */
    public static void initialise(SchedContext sched) {
        sched.cpu(ThisCpu.get().address());
        sched.urgency(BEST_EFFORT_DEADLINE);
        sched.deadline(BEST_EFFORT_DEADLINE);
    }

    /**
     * Sets budget, period and relative deadline in nanoseconds; a deadline of 0 means the period. The new budget is
     * available at once. If its processor has too little left for it, and it is not bound to that, another one is taken.
     *
     * @throws Refusal RANGE_ERROR if budget &le; deadline &le; period does not hold or one is out of range,
     *     ADMISSION_REFUSED if the shares of all would exceed each processor that it can run on
     */
    @Cold
    public static void configure(SchedContext sched, long budget, long period, long deadline) throws Refusal {
        long relative = deadline == 0 ? period : deadline;
        if (budget < MIN_BUDGET || budget > MAX_PERIOD) {
            throw Refusal.rangeError(1);
        }
        if (period < 0 || period > MAX_PERIOD) {
            throw Refusal.rangeError(2);
        }
        if (period != 0 && (budget > relative || relative > period)) {
            throw Refusal.rangeError(3);
        }
        int share = period == 0 ? 0 : (int) (((budget << UTILISATION_SHIFT) + period - 1) / period);
        Cpu cpu = Affinity.admit(sched, share);
        Affinity.hold(sched);
        Affinity.move(sched, cpu);
        cpu.utilisation(cpu.utilisation() - sched.utilisation() + share);
        if (sched.address() == cpu.sched()) {
            Scheduler.charge(cpu, Clock.now());
        }
        if (!sleeps(sched)) { // who sleeps stays where the time to wake is known
            Scheduler.dequeue(sched);
        }
        sched.utilisation(share);
        sched.budget(Clock.toTicks(budget));
        sched.period(Clock.toTicks(period));
        sched.relativeDeadline(period == 0 ? BEST_EFFORT_DEADLINE : Clock.toTicks(relative));
        sched.remaining(0);
        refill(sched, Clock.now());
        if (sched.address() == cpu.sched()) {
            cpu.reschedule(1);
        } else {
            runOn(sched);
        }
    }

    private static boolean sleeps(SchedContext sched) {
        return sched.tcb() != 0 && new Tcb(sched.tcb()).state() == ThreadState.SLEEPING;
    }

    /**
     * Binds a thread to an unbound SchedContext; it runs on it from now on.
     *
     * @throws Refusal ILLEGAL_OPERATION if either is bound already, or the thread runs on a borrowed one
     */
    @Cold
    public static void bind(SchedContext sched, Tcb tcb) throws Refusal {
        if (sched.owner() != 0 || sched.tcb() != 0 || tcb.ownSched() != 0 || tcb.sched() != 0) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        sched.owner(tcb.address());
        tcb.ownSched(sched.address());
        attach(sched, tcb);
    }

    /** Takes the SchedContext from its owner and from whoever runs on it. */
    @Cold
    public static void unbind(SchedContext sched) {
        Affinity.hold(sched);
        Scheduler.dequeue(sched);
        if (sched.owner() != 0) {
            new Tcb(sched.owner()).ownSched(0);
            sched.owner(0);
        }
        detach(sched);
    }

    /** Prepares the SchedContext's memory for other use: no thread runs on it, nothing refers to it. */
    @Cold
    public static void destroy(SchedContext sched) {
        unbind(sched);
        Cpu cpu = Affinity.cpu(sched);
        if (cpu.sched() == sched.address()) {
            cpu.sched(0);
        }
        cpu.utilisation(cpu.utilisation() - sched.utilisation());
        sched.utilisation(0);
    }

    /** Nanoseconds consumed since this was last asked for. */
    @Cold
    public static long consumed(SchedContext sched) {
        Affinity.hold(sched);
        Cpu cpu = Affinity.cpu(sched);
        if (cpu.sched() == sched.address()) {
            Scheduler.charge(cpu, Clock.now());
        }
        long ticks = sched.consumed();
        sched.consumed(0);
        return Clock.toNanoseconds(ticks);
    }

    /** Lets {@code tcb}, which has none, run on {@code sched}, which nobody uses. */
    public static void attach(SchedContext sched, Tcb tcb) {
        sched.tcb(tcb.address());
        tcb.sched(sched.address());
        inherit(sched);
        runOn(sched);
    }

    /** Takes {@code sched} from the thread that runs on it; the thread cannot run until it gets one again. */
    static void detach(SchedContext sched) {
        if (sched.tcb() != 0) {
            Tcb user = new Tcb(sched.tcb());
            user.sched(0);
            sched.tcb(0);
            if (user.state() == ThreadState.SLEEPING) {
                user.state(ThreadState.RUNNING);
            }
        }
    }

    /** The thread of {@code sched} starts to wait for processor time at {@code now}: decides budget and deadline. */
    static void wake(SchedContext sched, long now) {
        long left = sched.replenishAt() - now;
        if (left <= 0 || sched.remaining() > sched.utilisation() * left >>> UTILISATION_SHIFT) {
            refill(sched, now);
        } else {
            inherit(sched);
        }
    }

    /**
     * Starts a period at {@code start}. Ticks that were overdrawn before are taken from the new budget, which may leave
     * nothing of it: an interrupt that came late is paid for, also by periods that nobody used. Best effort has no budget
     * to keep to and starts anew.
     */
    static void refill(SchedContext sched, long start) {
        long debt = 0;
        if (sched.period() != 0 && sched.remaining() < 0) {
            long unused = Math.max(0, start - sched.replenishAt()) / sched.period();
            debt = Math.min(0, sched.remaining() + unused * sched.budget());
        }
        sched.remaining(sched.budget() + debt);
        sched.deadline(start + sched.relativeDeadline());
        sched.replenishAt(start + sched.period());
        inherit(sched);
    }

    /**
     * Sets the urgency: the deadline, or that of a caller waiting for this thread's reply if it is earlier and the caller
     * kept its SchedContext. The caller's urgency has its own callers' in it already.
     */
    public static void inherit(SchedContext sched) {
        long urgency = sched.deadline();
        if (sched.tcb() != 0) {
            long caller = new Tcb(sched.tcb()).caller();
            if (caller != 0 && new Tcb(caller).sched() != 0) {
                urgency = Math.min(urgency, new SchedContext(new Tcb(caller).sched()).urgency());
            }
        }
        sched.urgency(urgency);
    }

    private static void runOn(SchedContext sched) {
        if (sched.tcb() != 0) {
            Scheduler.makeReady(new Tcb(sched.tcb()));
        }
    }
}
