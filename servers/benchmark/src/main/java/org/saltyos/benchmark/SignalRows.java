package org.saltyos.benchmark;

import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Signals, and two threads that take turns. */
final class SignalRows {
    private static final int RUNS = 32;
    private static final long PERIOD = 10_000_000;

    private SignalRows() {}

    static void run(SchedControl time) throws KernelFault {
        int notification = Workers.make(ObjectType.NOTIFICATION, 0);
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Stopwatch.call(SystemCall.POLL, notification, 0, 0, 0, 0, 0);
        }
        Bench.report("poll empty");
        int badged = Workers.slot();
        Startup.capabilities().mint(badged, Startup.capabilities(), notification, 3, 1);
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Bench.require(Stopwatch.call(SystemCall.SIGNAL, badged, 0, 0, 0, 0, 0));
        }
        Bench.report("signal, nobody waiting");
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            SystemCalls.enter(SystemCall.SIGNAL, badged, 0, 0, 0, 0, 0);
            Bench.require(Stopwatch.call(SystemCall.WAIT, notification, 0, 0, 0, 0, 0));
        }
        Bench.report("wait with bits pending");
        signalToWaiter(badged, notification, time);
        yieldTwice(time);
    }

    /** The waiter is more urgent: the measured time covers the switch to it, its next wait, and the switch back. */
    private static void signalToWaiter(int badged, int notification, SchedControl time) throws KernelFault {
        Tcb waiter = Workers.start(Code.waiter(), notification, time, PERIOD);
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Bench.require(Stopwatch.call(SystemCall.SIGNAL, badged, 0, 0, 0, 0, 0));
        }
        Bench.report("signal to a more urgent waiter, its wait, and back", Code.WAITER_STEPS);
        waiter.suspend();
    }

    /** Two threads without reservations; each yield gives the other its turn, so two switches are measured. */
    private static void yieldTwice(SchedControl time) throws KernelFault {
        Tcb yielder = Workers.start(Code.yielder(), 0, time, 0);
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Bench.require(Stopwatch.call(SystemCall.YIELD, 0, 0, 0, 0, 0, 0));
        }
        Bench.report("two yields between two threads", Code.YIELDER_STEPS);
        yielder.suspend();
    }
}
