package org.saltyos.kernite.syscall;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.abi.TraceKind;
import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Lookup;
import org.saltyos.kernite.cap.Orphans;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.debug.Trace;
import org.saltyos.kernite.ipc.Futexes;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.Export;
import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.effect.NoAlloc;
import org.saltyos.lang.effect.NoBlock;
import org.saltyos.lang.effect.NoFloat;
import org.saltyos.lang.sync.Holds;

/** The way in for every system call that the fastpath does not finish itself. */
public final class SystemCalls {
    private SystemCalls() {}

    /**
     * Performs the system call that {@code thread} makes, and chooses who runs then.
     *
     * @return address of the Tcb to restore, 0 to idle
     */
    @Export("kernite_syscall")
    @Holds("KERNEL")
    @NoAlloc
    @NoBlock
    @NoFloat
    static long enter(Tcb thread) {
        dispatch(thread);
        return Scheduler.next();
    }

    /**
     * Performs the system call that {@code thread} makes: number and arguments are in its saved registers, and the answer
     * goes there. The thread may be blocked or gone afterwards; the scheduler decides who runs.
     */
    @Inline
    public static void dispatch(Tcb thread) {
        int number = (int) (thread.rax() & 0xff | new MessageInfo(thread.rsi()).label() << Byte.SIZE);
        Trace.note(TraceKind.SYSTEM_CALL, number, thread.address(), thread.rdi());
        try {
            if (thread.rax() == SystemCall.INVOKE) {
                Invoker.invoke(thread);
            } else {
                perform(thread, thread.rax());
            }
        } catch (Refusal refusal) {
            refuse(thread, refusal);
        }
    }

    private static void refuse(Tcb thread, Refusal refusal) {
        if (refusal == Refusal.RESTART) {
            Slot head = Deletion.takePreempted();
            if (head.address() != 0 && !canRepeat(thread)) {
                Orphans.adopt(head);
            }
            Tcbs.restartSystemCall(thread);
            return;
        }
        thread.rax(refusal.code());
        thread.rdi(refusal.word());
    }

    /** Whether the call that was preempted will find its capability again. */
    private static boolean canRepeat(Tcb thread) {
        Slot slot = Lookup.find(thread.cspace(), thread.rdi());
        return thread.state() == ThreadState.RUNNING && slot.address() != 0 && slot.type() != ObjectType.NULL;
    }

    /** All calls but INVOKE, whose path is shorter without the registers that these need. */
    @NoInline
    private static void perform(Tcb thread, long number) throws Refusal {
        if (number < 0 || number >= SystemCall.COUNT) {
            throw Refusal.INVALID_SYSTEM_CALL;
        }
        switch ((int) number) {
            case SystemCall.YIELD:
                thread.rax(ErrorCode.OK);
                Scheduler.yield();
                return;
            case SystemCall.CLOCK:
                thread.rax(ErrorCode.OK);
                thread.rdi(Clock.nanoseconds());
                return;
            case SystemCall.SLEEP_UNTIL:
                thread.rax(ErrorCode.OK);
                Scheduler.sleepUntil(thread, Clock.entry() + Clock.toTicks(Math.max(0, thread.rdx())));
                return;
            case SystemCall.FUTEX_WAIT:
                Futexes.await(thread, thread.rdx(), thread.r10(), Timeouts.at(thread.r12()));
                return;
            case SystemCall.FUTEX_WAKE:
                Futexes.wake(thread, thread.rdx(), thread.r10());
                return;
            case SystemCall.FUTEX_REQUEUE:
                Futexes.requeue(thread, thread.rdx(), thread.r10(), thread.r8(), (int) thread.r9(), (int)
                        (thread.r9() >>> Integer.SIZE));
                return;
            default:
                IpcCalls.perform(thread, (int) number);
                return;
        }
    }
}
