package org.saltyos.benchmark;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;

/** One way at a time: who is reached reads the time-stamp counter too, so a call and its answer are rows of their own. */
final class OneWayRows {
    private static final int RUNS = 32;
    private static final long PERIOD = 10_000_000;
    private static final int[] WORDS = {0, 4, 8, 64};
    private static final String[] CALLS = {"call 0 words", "call 4 words", "call 8 words", "call 64 words"};
    private static final String[] ANSWERS = {"answer 0 words", "answer 4 words", "answer 8 words", "answer 64 words"};

    private OneWayRows() {}

    static void run(SchedControl time) throws KernelFault {
        int endpoint = Workers.make(ObjectType.ENDPOINT, 0);
        SchedContext context = Workers.startServer(endpoint, time, Code.stamper(), Code.stamperEnd());
        Stopwatch.stamped(SystemCall.CALL, endpoint, 0, 0);
        context.unbind(); // it waits in a receive: from now on it runs on the caller's time
        for (int i = 0; i < WORDS.length; i++) {
            messages(endpoint, i);
        }
        capability(endpoint);
        arrivals(time);
        passiveHandler(time);
        faults(time);
    }

    private static void messages(int endpoint, int which) {
        long call = Long.MAX_VALUE;
        long answer = Long.MAX_VALUE;
        long info = MessageInfo.of(1, WORDS[which]).bits();
        for (int i = 0; i < RUNS; i++) {
            SystemCallBlock block = Stopwatch.stamped(SystemCall.CALL, endpoint, info, 1);
            Bench.require((int) block.status());
            call = Math.min(call, block.stamp() - block.start());
            answer = Math.min(answer, block.end() - block.stamp());
        }
        Report.benchmark(CALLS[which], call - Code.CALL_STEPS);
        Report.benchmark(ANSWERS[which], answer - Code.ANSWER_STEPS);
    }

    private static void capability(int endpoint) throws KernelFault {
        int travels = Workers.make(ObjectType.ENDPOINT, 0);
        Ipc.buffer().capability(0, travels);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long info = MessageInfo.of(1, 0, 1).bits();
            SystemCallBlock block = Stopwatch.stamped(SystemCall.CALL, endpoint, info, 1);
            Bench.require((int) block.status());
            least = Math.min(least, block.stamp() - block.start());
            Startup.capabilities().delete(Workers.RECEIVED);
        }
        Report.benchmark("call with one capability", least - Code.CALL_STEPS);
    }

    /** Who waits is more urgent: it runs at once. */
    private static void arrivals(SchedControl time) throws KernelFault {
        int endpoint = Workers.make(ObjectType.ENDPOINT, 0);
        SystemCallBlock receiver = Stopwatch.block(1);
        receiver.capability(endpoint);
        Workers.start(Code.receiver(), receiver.address(), time, PERIOD);
        int notification = Workers.make(ObjectType.NOTIFICATION, 0);
        int badged = Workers.slot();
        Startup.capabilities().mint(badged, Startup.capabilities(), notification, Rights.ALL, 1);
        SystemCallBlock waiter = Stopwatch.block(2);
        waiter.capability(notification);
        Workers.start(Code.stampingWaiter(), waiter.address(), time, PERIOD);
        long send = Long.MAX_VALUE;
        long signal = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            SystemCallBlock block = Stopwatch.stamped(SystemCall.SEND, endpoint, 0, 0);
            Bench.require((int) block.status());
            send = Math.min(send, receiver.arrived() - block.start());
            block = Stopwatch.stamped(SystemCall.SIGNAL, badged, 0, 0);
            Bench.require((int) block.status());
            signal = Math.min(signal, waiter.arrived() - block.start());
        }
        Report.benchmark("send to a waiting, more urgent thread", send - Code.CALL_STEPS);
        Report.benchmark("signal to a more urgent waiter", signal - Code.CALL_STEPS);
    }

    /** A thread of this address space faults, and one without processor time of its own handles it. */
    private static void passiveHandler(SchedControl time) throws KernelFault {
        int endpoint = Workers.make(ObjectType.ENDPOINT, 0);
        SystemCallBlock handler = Stopwatch.block(6);
        handler.capability(endpoint);
        handler.information(MessageInfo.of(FaultKind.RESUME, 1).bits());
        handler.word0(Code.faulterResumed());
        SchedContext context = Workers.startOn(Code.handler(), handler.address(), time, PERIOD);
        SystemCalls.sleepUntil(SystemCalls.clock() + PERIOD);
        context.unbind(); // it waits in a receive: from now on it runs on the time of who faults
        SystemCallBlock faulter = Stopwatch.block(7);
        Tcb faulting = Workers.start(Code.faulter(), faulter.address(), time, PERIOD, endpoint);
        long fault = Long.MAX_VALUE;
        long resume = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            SystemCalls.sleepUntil(SystemCalls.clock() + PERIOD);
            fault = lesser(fault, handler.arrived() - faulter.left());
            resume = lesser(resume, faulter.arrived() - handler.start());
        }
        faulting.suspend();
        Report.benchmark("page fault to its handler", fault - Code.FAULT_TO_HANDLER_STEPS);
        Report.benchmark("answer to a page fault until the thread goes on", resume - Code.HANDLER_STEPS);
    }

    /** The lesser of the two; what is negative was stopped half way. */
    private static long lesser(long least, long found) {
        return found > 0 ? Math.min(least, found) : least;
    }

    /** The same with a handler that has time of its own: this thread. */
    private static void faults(SchedControl time) throws KernelFault {
        int endpoint = Workers.make(ObjectType.ENDPOINT, 0);
        SystemCallBlock faulter = Stopwatch.block(3);
        Workers.start(Code.faulter(), faulter.address(), time, PERIOD, endpoint);
        Bench.require(
                (int) Stopwatch.stamped(SystemCall.RECEIVE, endpoint, 0, 0).status());
        long fault = Long.MAX_VALUE;
        long resume = Long.MAX_VALUE;
        long info = MessageInfo.of(0, 1).bits();
        for (int i = 0; i < RUNS; i++) {
            SystemCallBlock block = Stopwatch.stamped(SystemCall.REPLY_RECEIVE, endpoint, info, Code.faulterResumed());
            Bench.require((int) block.status());
            fault = lesser(fault, block.end() - faulter.left());
            resume = lesser(resume, faulter.arrived() - block.start());
        }
        Report.benchmark("page fault to a handler with its own time", fault - Code.FAULT_STEPS);
        Report.benchmark("answer to a page fault by a handler with its own time", resume - Code.RESUME_STEPS);
    }
}
