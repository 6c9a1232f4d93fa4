package org.saltyos.kernite.sched;

import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.Remote;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.Cold;

/**
 * Which processor a SchedContext runs on. A promise of time is a promise of one processor: the sum of the shares promised
 * on each is at most the whole of it, and who was promised time stays where it was until it is bound elsewhere.
 */
public final class Affinity {
    private static final long WHOLE_CPU = 1L << SchedContexts.UTILISATION_SHIFT;

    private Affinity() {}

    /** The processor of {@code sched}: where it runs, is queued, or ran last. */
    static Cpu cpu(SchedContext sched) {
        return new Cpu(sched.cpu());
    }

    /** If {@code sched} runs on another processor, that stands still afterwards. */
    static void hold(SchedContext sched) {
        Cpu cpu = cpu(sched);
        if (cpu.sched() == sched.address()) {
            Remote.hold(cpu);
        }
    }

    /**
     * Binds {@code sched} to processor {@code number}, where it runs from now on, or with -1 to none: then it stays where it
     * is until it may move.
     *
     * @throws Refusal RANGE_ERROR if there is no such processor, ADMISSION_REFUSED if too little of it is left
     */
    @Cold
    public static void bind(SchedContext sched, long number) throws Refusal {
        if (number < -1 || number >= Processors.count()) {
            throw Refusal.rangeError(1);
        }
        if (number < 0) {
            sched.pinned(0);
            return;
        }
        Cpu target = Processors.get((int) number);
        if (target.address() != sched.cpu() && !hasRoom(target, sched.utilisation())) {
            throw Refusal.ADMISSION_REFUSED;
        }
        sched.pinned(1);
        move(sched, target);
    }

    /**
     * A processor with room for {@code share} instead of what {@code sched} has: its own if possible, else, unless it is
     * bound to that, the first.
     *
     * @throws Refusal ADMISSION_REFUSED if there is none
     */
    @Cold
    static Cpu admit(SchedContext sched, int share) throws Refusal {
        if (hasRoom(cpu(sched), share - sched.utilisation())) {
            return cpu(sched);
        }
        for (int i = 0; i < Processors.count() && sched.pinned() == 0; i++) {
            if (Processors.get(i).address() != sched.cpu() && hasRoom(Processors.get(i), share)) {
                return Processors.get(i);
            }
        }
        throw Refusal.ADMISSION_REFUSED;
    }

    private static boolean hasRoom(Cpu cpu, int share) {
        return cpu.utilisation() + share <= WHOLE_CPU;
    }

    /** {@code sched} belongs to {@code target} from now on, with the share it was promised. */
    @Cold
    static void move(SchedContext sched, Cpu target) {
        Cpu before = cpu(sched);
        if (before.address() == target.address()) {
            return;
        }
        hold(sched);
        boolean ready = sched.queued() != QueueKind.NONE;
        if (before.sched() == sched.address()) {
            Scheduler.charge(before, Clock.now());
            before.sched(0);
            before.reschedule(1);
            ready = true;
        }
        long time = sched.queued() == QueueKind.RELEASED ? sched.heap().key() : 0;
        Scheduler.dequeue(sched);
        before.utilisation(before.utilisation() - sched.utilisation());
        target.utilisation(target.utilisation() + sched.utilisation());
        sched.cpu(target.address());
        if (time != 0) {
            Scheduler.release(target, sched, time);
        } else if (ready && sched.tcb() != 0) {
            Scheduler.makeReady(new Tcb(sched.tcb()));
        }
    }
}
