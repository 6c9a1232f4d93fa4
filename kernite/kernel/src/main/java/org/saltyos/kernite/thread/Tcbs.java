package org.saltyos.kernite.thread;

import org.saltyos.abi.ObjectSize;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.ipc.Cancellation;
import org.saltyos.kernite.ipc.Donation;
import org.saltyos.kernite.ipc.Notifications;
import org.saltyos.kernite.ipc.Replies;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.lang.Cold;

/** Operations on threads. */
public final class Tcbs {
    /** Endpoints that a thread can wait at together. */
    public static final int MAX_LINKS = 8;

    private static final int SYSCALL_LENGTH = 2;
    private static final long FLOATING_POINT_SWITCH = Long.MIN_VALUE;

    private Tcbs() {}

    /** The thread whose Tcb contains {@code address}. */
    public static Tcb containing(long address) {
        return new Tcb(address & -(1L << ObjectSize.TCB_BITS));
    }

    /** Link {@code index} of those by which {@code tcb} waits at several endpoints. */
    public static WaitLink link(Tcb tcb, int index) {
        return new WaitLink(tcb.firstLink().address() + (long) index * WaitLink.SIZE);
    }

    /** Makes {@code tcb} a stopped thread with cleared registers. Its memory is all zero. */
    public static void initialise(Tcb tcb) {
        tcb.rflags(Registers.userFlags(0));
        tcb.interrupted(1);
        tcb.state(ThreadState.STOPPED);
    }

    /** The same for an object of {@code bytes} bytes, with room for floating-point state if they suffice. */
    public static void initialise(Tcb tcb, int bytes) {
        initialise(tcb);
        FloatingPoints.initialise(tcb, bytes);
    }

    /** Sets the thread pointer, a user address. */
    public static void setThreadPointer(Tcb tcb, long address) {
        tcb.tlsBase(address);
        describeSwitch(tcb);
    }

    /** Tells the fastpath what a switch to or from the thread takes. */
    static void describeSwitch(Tcb tcb) {
        tcb.switchWork(tcb.mayUseFloatingPoint() != 0 ? tcb.tlsBase() | FLOATING_POINT_SWITCH : tcb.tlsBase());
    }

    /** Lets a stopped thread run, whether it was suspended or has faulted; nothing happens to any other. */
    @Cold
    public static void resume(Tcb tcb) {
        if (tcb.state() == ThreadState.STOPPED) {
            tcb.faultKind(0);
            tcb.state(ThreadState.RUNNING);
            Scheduler.makeReady(tcb);
        }
    }

    /** Stops a thread. A system call it waits in ends with CANCELLED once the thread is resumed. */
    @Cold
    public static void suspend(Tcb tcb) {
        Cancellation.stop(tcb);
    }

    /** Makes the thread repeat its system call, which was preempted; all its registers still hold the arguments. */
    public static void restartSystemCall(Tcb tcb) {
        tcb.rip(tcb.rip() - SYSCALL_LENGTH);
    }

    /** Prepares the thread's memory for other use: it is stopped, owes nothing, and nothing refers to it. */
    @Cold
    public static void destroy(Tcb tcb) {
        Cancellation.stop(tcb);
        FloatingPoints.forget(tcb);
        Replies.abandon(tcb);
        Notifications.unbind(tcb);
        if (tcb.ownSched() != 0) {
            SchedContexts.unbind(new SchedContext(tcb.ownSched()));
        }
        Donation.goHome(tcb);
        for (int i = Processors.count() - 1; i >= 0; i--) {
            Cpu cpu = Processors.get(i);
            if (cpu.current() == tcb.address()) {
                cpu.current(0);
            }
        }
    }
}
