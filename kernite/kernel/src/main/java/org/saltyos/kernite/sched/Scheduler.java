package org.saltyos.kernite.sched;

import org.saltyos.abi.TraceKind;
import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Processor;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.Remote;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.arch.x86_64.Timer;
import org.saltyos.kernite.cap.Orphans;
import org.saltyos.kernite.debug.Trace;
import org.saltyos.kernite.fault.Faults;
import org.saltyos.kernite.thread.FloatingPoints;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.Export;
import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.effect.NoAlloc;
import org.saltyos.lang.effect.NoBlock;
import org.saltyos.lang.effect.NoFloat;
import org.saltyos.lang.sync.Holds;

/**
 * Decides who runs: of the SchedContexts whose threads want to and that have budget, the one with the earliest deadline.
 *
 * <p>What holds whenever a thread is in user mode: {@code Cpu.sched} is the SchedContext of {@code Cpu.current} and in no
 * heap; no ready one is more urgent; the timer is armed no later than the end of its budget and the first
 * replenishment. The heap of ready ones holds those whose threads are running in the sense of {@link ThreadState}, with
 * budget; the heap of released ones those without budget, and those of sleeping threads.
 */
public final class Scheduler {
    private Scheduler() {}

    /** The thread that made the system call or was interrupted. */
    public static Tcb current() {
        return new Tcb(ThisCpu.get().current());
    }

    /**
     * Chooses the thread to restore; called at the end of every kernel entry.
     *
     * @return address of its Tcb, 0 to idle
     */
    @Export("kernite_next")
    @Holds("KERNEL")
    @NoAlloc
    @NoBlock
    @NoFloat
    @Inline
    public static long next() {
        Cpu cpu = ThisCpu.get();
        if (cpu.sched() == 0 || cpu.reschedule() != 0) {
            return choose(cpu);
        }
        SchedContext sched = new SchedContext(cpu.sched());
        Tcb tcb = new Tcb(sched.tcb());
        if (tcb.address() == 0 || !canRun(tcb) || preempted(cpu, sched)) {
            return choose(cpu);
        }
        return cpu.ready() == 0 && goesOn(cpu, tcb) ? tcb.address() : goOn(cpu, tcb);
    }

    /** {@code tcb}, whose SchedContext is the running one, runs from now on. */
    @NoInline
    private static long goOn(Cpu cpu, Tcb tcb) {
        if (cpu.ready() != 0) {
            Balance.offer(cpu);
        }
        return goesOn(cpu, tcb) ? tcb.address() : switchTo(cpu, tcb);
    }

    /** Lets a thread compete for the processor if it wants to and has a SchedContext; otherwise does nothing. */
    public static void makeReady(Tcb tcb) {
        if (tcb.state() != ThreadState.RUNNING || tcb.sched() == 0) {
            return;
        }
        SchedContext sched = new SchedContext(tcb.sched());
        Cpu cpu = Affinity.cpu(sched);
        boolean configured = sched.budget() != 0; // if not, the kernel would look for its next budget without a pause
        if (sched.queued() == QueueKind.NONE && sched.address() != cpu.sched() && configured) {
            compete(cpu, sched);
        }
    }

    @NoInline
    private static void compete(Cpu cpu, SchedContext sched) {
        long now = Clock.now();
        SchedContexts.wake(sched, now);
        enqueue(isHere(cpu) ? cpu : Balance.place(sched), sched, now);
    }

    /** If a thread runs on another processor, that stands still afterwards: the thread's registers are in its Tcb. */
    public static void hold(Tcb tcb) {
        if (Processors.count() > 1 && tcb.sched() != 0) {
            Affinity.hold(new SchedContext(tcb.sched()));
        }
    }

    /** Takes the SchedContext of a thread that no longer wants to run out of its heap. */
    public static void stopped(Tcb tcb) {
        if (tcb.sched() != 0) {
            dequeue(new SchedContext(tcb.sched()));
        }
    }

    /** Takes {@code sched} out of the heap it is in, if any. */
    @Inline
    public static void dequeue(SchedContext sched) {
        if (sched.queued() != QueueKind.NONE) {
            takeOut(sched);
        }
    }

    @NoInline
    private static void takeOut(SchedContext sched) {
        Cpu cpu = Affinity.cpu(sched);
        if (sched.queued() == QueueKind.READY) {
            cpu.ready(TimeHeap.remove(cpu.ready(), sched.heap()));
        } else {
            cpu.released(TimeHeap.remove(cpu.released(), sched.heap()));
        }
        sched.queued(QueueKind.NONE);
    }

    /** Takes {@code sched} to where its own deadline and what it inherits now put it. */
    public static void renewUrgency(SchedContext sched) {
        long before = sched.urgency();
        SchedContexts.inherit(sched);
        Cpu cpu = Affinity.cpu(sched);
        if (sched.queued() == QueueKind.READY && sched.urgency() != before) {
            cpu.ready(TimeHeap.remove(cpu.ready(), sched.heap()));
            cpu.ready(TimeHeap.insert(cpu.ready(), sched.heap(), sched.urgency()));
        }
        if (!isHere(cpu) && (sched.address() == cpu.sched() || comesFirst(cpu, sched))) {
            Remote.poke(cpu);
        }
    }

    /** The current thread gives up the rest of its budget. */
    public static void yield() {
        Cpu cpu = ThisCpu.get();
        if (cpu.sched() != 0) {
            charge(cpu, Clock.now());
            SchedContext sched = new SchedContext(cpu.sched());
            sched.remaining(Math.min(0, sched.remaining()));
            cpu.reschedule(1);
        }
    }

    /** The current thread sleeps until {@code time} in ticks; returns at once if it has passed. */
    public static void sleepUntil(Tcb tcb, long time) {
        if (tcb.sched() == 0 || time <= Clock.now()) {
            return;
        }
        tcb.state(ThreadState.SLEEPING);
        release(ThisCpu.get(), new SchedContext(tcb.sched()), time);
    }

    /** The timer has fired: budgets may have ended, periods may begin, sleepers may wake. */
    public static void tick() {
        Cpu cpu = ThisCpu.get();
        cpu.timerAt(Long.MAX_VALUE);
        cpu.reschedule(1);
    }

    /** Charges the running SchedContext for the time up to {@code now}. */
    static void charge(Cpu cpu, long now) {
        long used = now - cpu.since();
        cpu.since(now);
        SchedContext sched = new SchedContext(cpu.sched());
        sched.remaining(sched.remaining() - used);
        sched.consumed(sched.consumed() + used);
    }

    private static boolean canRun(Tcb tcb) {
        return tcb.state() == ThreadState.RUNNING && tcb.vspace().extra() != 0;
    }

    /** Whether nothing but the address space has to be loaded for {@code tcb}, because it entered the kernel itself. */
    private static boolean goesOn(Cpu cpu, Tcb tcb) {
        return cpu.current() == tcb.address() && cpu.tlsBase() == tcb.tlsBase() && cpu.floatingPointOpen() == 0;
    }

    private static boolean preempted(Cpu cpu, SchedContext sched) {
        return cpu.ready() != 0 && new HeapNode(cpu.ready()).key() < sched.urgency();
    }

    private static boolean isHere(Cpu cpu) {
        return cpu.address() == ThisCpu.get().address();
    }

    /** Whether {@code sched} is more urgent than what another processor runs. */
    private static boolean comesFirst(Cpu cpu, SchedContext sched) {
        return cpu.sched() == 0 || sched.urgency() < new SchedContext(cpu.sched()).urgency();
    }

    /** The long way: charges, wakes what is due, and takes the most urgent one. */
    @NoInline
    private static long choose(Cpu cpu) {
        long now = Clock.now();
        cpu.reschedule(0);
        Balance.awake(cpu);
        if (cpu.sched() != 0) {
            putBack(cpu, now);
        }
        wakeDue(cpu, now);
        if (cpu.timeouts() != 0) {
            Timeouts.expire(cpu, now);
        }
        if (Orphans.waiting()) {
            if (cpu.ready() == 0) {
                // The work goes on until an interrupt comes, and the last alarm may have been another's.
                Timer.arm(cpu, firstAlarm(cpu));
            }
            Orphans.work(cpu);
        }
        while (hasReady(cpu)) {
            SchedContext sched = new SchedContext(cpu.ready());
            cpu.ready(TimeHeap.remove(cpu.ready(), sched.heap()));
            sched.queued(QueueKind.NONE);
            Tcb tcb = new Tcb(sched.tcb());
            if (canRun(tcb)) {
                cpu.sched(sched.address());
                cpu.since(now);
                long alarm = Math.min(now + sched.remaining(), firstAlarm(cpu));
                if (alarm < cpu.timerAt()) { // an earlier alarm stays: setting the timer costs more than one tick too
                    // many
                    Timer.arm(cpu, alarm);
                }
                return goOn(cpu, tcb);
            }
            tcb.state(ThreadState.STOPPED); // its address space is gone
        }
        cpu.current(0);
        Timer.arm(cpu, firstAlarm(cpu));
        Balance.idle(cpu);
        FloatingPoints.settle(cpu);
        if (Orphans.waiting()) {
            Remote.comeBack(cpu);
        }
        return 0;
    }

    /** Whether somebody is ready, after the most urgent one of all processors was brought here. */
    private static boolean hasReady(Cpu cpu) {
        if (Processors.count() > 1) {
            Balance.take(cpu);
        }
        return cpu.ready() != 0;
    }

    private static void putBack(Cpu cpu, long now) {
        charge(cpu, now);
        SchedContext sched = new SchedContext(cpu.sched());
        cpu.sched(0);
        if (sched.queued() != QueueKind.NONE || sched.tcb() == 0) {
            return;
        }
        Tcb tcb = new Tcb(sched.tcb());
        if (tcb.state() != ThreadState.RUNNING) {
            return;
        }
        if (sched.remaining() < cpu.minimumBudget() && sched.period() != 0 && Faults.reportTimeout(tcb, sched)) {
            return;
        }
        enqueue(cpu, sched, now);
    }

    /** Puts a SchedContext whose thread wants to run into the heap where it belongs. */
    private static void enqueue(Cpu cpu, SchedContext sched, long now) {
        if (sched.remaining() < cpu.minimumBudget() && now >= sched.replenishAt()) {
            SchedContexts.refill(sched, now);
        }
        if (sched.remaining() < cpu.minimumBudget()) {
            release(cpu, sched, sched.replenishAt());
            return;
        }
        sched.queued(QueueKind.READY);
        cpu.ready(TimeHeap.insert(cpu.ready(), sched.heap(), sched.urgency()));
        if (!isHere(cpu) && comesFirst(cpu, sched)) {
            Remote.poke(cpu);
        }
    }

    /** Lets {@code sched} wait on its processor until {@code time}. */
    static void release(Cpu cpu, SchedContext sched, long time) {
        sched.queued(QueueKind.RELEASED);
        cpu.released(TimeHeap.insert(cpu.released(), sched.heap(), time));
        if (time < cpu.timerAt()) {
            if (isHere(cpu)) {
                Timer.arm(cpu, time);
            } else {
                Remote.poke(cpu); // each sets its own timer
            }
        }
    }

    /** When the timer is needed next for somebody who does not run. */
    private static long firstAlarm(Cpu cpu) {
        long release = cpu.released() == 0 ? Long.MAX_VALUE : new HeapNode(cpu.released()).key();
        return Math.min(release, Timeouts.first(cpu));
    }

    private static void wakeDue(Cpu cpu, long now) {
        while (cpu.released() != 0) {
            SchedContext sched = new SchedContext(cpu.released());
            if (sched.heap().key() > now) {
                return;
            }
            dequeue(sched);
            Tcb tcb = new Tcb(sched.tcb());
            if (tcb.state() == ThreadState.SLEEPING) {
                tcb.state(ThreadState.RUNNING);
                SchedContexts.wake(sched, now);
            } else {
                SchedContexts.refill(sched, sched.replenishAt());
            }
            enqueue(cpu, sched, now);
        }
    }

    /** A thread may have changed the loaded fs base with a selector, which only matters to those that use it. */
    private static long switchTo(Cpu cpu, Tcb tcb) {
        Trace.note(TraceKind.SWITCH, 0, tcb.address(), 0);
        boolean changed = cpu.current() != tcb.address() && tcb.tlsBase() != 0;
        if (cpu.floatingPointOpen() != 0 || cpu.floatingPointOwner() == tcb.address()) {
            FloatingPoints.follow(cpu, tcb);
        }
        cpu.current(tcb.address());
        if (changed || cpu.tlsBase() != tcb.tlsBase()) {
            cpu.tlsBase(tcb.tlsBase());
            Processor.setThreadPointer(tcb.tlsBase());
        }
        return tcb.address();
    }
}
