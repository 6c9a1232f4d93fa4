package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Several processors: binding to them, admission on each, and threads that deal with threads on others. */
final class SmpTests {
    private static final long MILLISECOND = 1_000_000;
    private static final int DEPTH = 64;
    private static final int ROUNDS = 300;

    private SmpTests() {}

    static void run() {
        everyProcessor();
        refusals();
        admission();
        if (!Processors.several("SMP0004")) {
            return;
        }
        atTheSameTime();
        stopped();
        registers();
        running();
        deleted();
        timeTakenAway();
        activeServer();
        passiveServer();
        signals();
        futexes();
        timeouts();
        faults();
        breakpoints();
    }

    private static void everyProcessor() {
        Check.begin("SMP0001");
        Check.equal("own", Processors.own(), Processors.about().word1());
        Helper helper = new Helper(0);
        for (int i = 0; i < Processors.count(); i++) {
            Check.ok("bind", Processors.bind((int) helper.context().address(), i));
            helper.stop();
            helper.begin();
            helper.add(SystemCall.INVOKE, Processors.control(), Invocation.SCHED_CONTROL_PROCESSORS, 0, 0, 0, 0, 0);
            helper.run();
            helper.await();
            Check.equal("count", Processors.count(), helper.answer(0).word0());
            Check.equal("processor", i, helper.answer(0).word1());
        }
        Processors.bindToOwn((int) helper.context().address());
        Check.end();
    }

    private static void refusals() {
        Check.begin("SMP0002");
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        Check.status("-2", ErrorCode.RANGE_ERROR, Processors.bind(context, -2));
        Check.status("too many", ErrorCode.RANGE_ERROR, Processors.bind(context, Processors.count()));
        Check.equal("word", 1, Processors.bind(context, Processors.count()).value());
        Check.status("2^32", ErrorCode.RANGE_ERROR, Processors.bind(context, 1L << 32));
        Check.status("no context", ErrorCode.INVALID_ARGUMENT, Processors.bind(HelperSlots.DONE, 0));
        int label = Invocation.SCHED_CONTROL_SET_AFFINITY;
        Check.status(
                "one word", ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(Processors.control(), label, 1, context, 0, 0, 0));
        Check.ok("any", Processors.bind(context, -1));
        Check.end();
    }

    private static Answer reserve(int context, long budget) {
        return Raw.invoke(
                Processors.control(),
                Invocation.SCHED_CONTROL_CONFIGURE,
                4,
                context,
                budget,
                100 * MILLISECOND,
                100 * MILLISECOND);
    }

    /** 51 of 100 fit on each processor once, and go with their context. */
    private static void admission() {
        Check.begin("SMP0003");
        int last = 0;
        for (int i = 0; i < Processors.count(); i++) {
            last = Objects.make(ObjectType.SCHED_CONTEXT);
            Check.ok("bind", Processors.bind(last, i));
            Check.ok("51 of 100", reserve(last, 51 * MILLISECOND));
        }
        int more = Objects.make(ObjectType.SCHED_CONTEXT);
        Check.status("51 more here", ErrorCode.ADMISSION_REFUSED, reserve(more, 51 * MILLISECOND));
        Check.ok("for any", Processors.bind(more, -1));
        Check.status("51 more anywhere", ErrorCode.ADMISSION_REFUSED, reserve(more, 51 * MILLISECOND));
        if (Processors.count() > 1) {
            Check.status("two on one", ErrorCode.ADMISSION_REFUSED, Processors.bind(last, 0));
            Check.ok("less", reserve(last, 10 * MILLISECOND));
            Check.ok("go there", Processors.bind(last, 0));
            Check.ok("51 where it was", reserve(more, 51 * MILLISECOND));
        }
        Check.end();
    }

    private static void atTheSameTime() {
        Check.begin("SMP0004");
        int others = Math.min(Processors.count() - 1, 3);
        Worker first = Worker.on(Processors.other(0), 0);
        for (int i = 1; i < others; i++) {
            Worker.on(Processors.other(i), i);
        }
        for (int i = 0; i < others; i++) {
            first.after(i).count();
        }
        for (int i = 0; i < others; i++) {
            first.after(i).awaitCounting("a thread on another processor");
        }
        Check.end();
    }

    private static void stopped() {
        Check.begin("SMP0005");
        Worker worker = Worker.on(Processors.other(0), 0);
        worker.count();
        for (int i = 0; i < 20; i++) {
            worker.awaitCounting("it runs");
            Check.ok("suspend", worker.suspend());
            worker.standsStill("counting while stopped");
            Check.ok("resume", worker.resume());
        }
        Check.end();
    }

    private static void registers() {
        Check.begin("SMP0006");
        Worker worker = Worker.on(Processors.other(1), 0);
        worker.count();
        worker.awaitCounting("it runs");
        int label = Invocation.TCB_READ_REGISTERS;
        for (int i = 0; i < 50; i++) {
            Answer answer = Raw.invoke(worker.thread(), label, 1, 0, 0, 0, 0);
            Check.ok("read while it runs", answer);
            long offset = answer.word0() - Code.counter();
            Check.holds("instruction pointer", offset >= 0 && offset < 16);
            Check.equal("rdi", worker.told().address() + FloatingBlock.ROUNDS, answer.word3());
        }
        worker.awaitCounting("it still runs");
        Check.ok("read and stop", Raw.invoke(worker.thread(), label, 1, 1, 0, 0, 0));
        worker.standsStill("counting while stopped");
        Check.end();
    }

    private static void running() {
        Check.begin("SMP0007");
        Worker worker = Worker.on(Processors.other(0), 0);
        worker.count();
        worker.awaitCounting("it runs");
        Ipc.putWord(4, 0);
        Check.status(
                "write while it runs",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(worker.thread(), Invocation.TCB_WRITE_REGISTERS, 5, 1, Code.counter(), 0, 0));
        Check.ok("suspend", worker.suspend());
        long here = worker.told().address() + FloatingBlock.LIMIT;
        worker.told().limit(0);
        long count = worker.told().rounds();
        worker.start(Code.counter(), here);
        SystemCalls.sleepUntil(SystemCalls.clock() + 20 * MILLISECOND);
        Check.equal("the old word", count, worker.told().rounds());
        Check.holds("the new word", worker.told().limit() != 0);
        Check.end();
    }

    private static void deleted() {
        for (int i = 0; i < 10; i++) {
            Check.begin("SMP0008");
            Worker worker = Worker.on(Processors.other(i), 0);
            worker.count();
            worker.awaitCounting("it runs");
            int first = i % 2 == 0 ? worker.thread() : worker.context();
            Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, first, DEPTH, 0, 0));
            worker.standsStill("counting when deleted");
        }
        Check.end();
    }

    private static void timeTakenAway() {
        Check.begin("SMP0009");
        Worker worker = Worker.on(Processors.other(0), 0);
        worker.count();
        worker.awaitCounting("it runs");
        Raw.invoke(worker.context(), Invocation.SCHED_CONTEXT_CONSUMED);
        SystemCalls.sleepUntil(SystemCalls.clock() + 5 * MILLISECOND);
        Answer consumed = Raw.invoke(worker.context(), Invocation.SCHED_CONTEXT_CONSUMED);
        Check.atLeast("consumed while it runs", MILLISECOND, consumed.word0());
        Check.ok("unbind", Raw.invoke(worker.context(), Invocation.SCHED_CONTEXT_UNBIND));
        worker.standsStill("counting without time");
        Check.ok("bind", Raw.invoke(worker.context(), Invocation.SCHED_CONTEXT_BIND, 1, worker.thread(), 0, 0, 0));
        worker.awaitCounting("it runs again");
        Check.ok("less time", Helper.giveTime(worker.context(), MILLISECOND));
        worker.awaitCounting("it runs with other parameters");
        Check.end();
    }

    /** A server with its own time answers callers of all other processors. */
    private static void activeServer() {
        Check.begin("SMP0010");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Worker server = Worker.on(Processors.other(0), 0);
        server.start(Code.echo(), endpoint);
        callFromEverywhere(endpoint);
        Check.end();
    }

    private static void callFromEverywhere(int endpoint) {
        int callers = Math.min(Processors.count(), 3);
        Worker first = Worker.on(Processors.own(), 1);
        for (int i = 1; i < callers; i++) {
            Worker.on(Processors.other(i), i + 1);
        }
        for (int i = 0; i < callers; i++) {
            first.after(i).makeRounds(Code.caller(), SystemCall.CALL, endpoint, ROUNDS);
        }
        for (int i = 0; i < callers; i++) {
            first.after(i).awaitRounds("a call");
            Check.equal("rounds", ROUNDS, first.after(i).told().rounds());
        }
    }

    /** A server without time runs on its callers', and so on their processors. */
    private static void passiveServer() {
        Check.begin("SMP0011");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Worker server = Worker.on(Processors.own(), 0);
        server.start(Code.echo(), endpoint);
        SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        Check.ok("unbind", Raw.invoke(server.context(), Invocation.SCHED_CONTEXT_UNBIND));
        callFromEverywhere(endpoint);
        Check.end();
    }

    private static void signals() {
        Check.begin("SMP0012");
        int there = Objects.make(ObjectType.NOTIFICATION);
        int bits = Objects.mint(there, Rights.ALL, 5);
        Helper helper = new Helper(0);
        Check.ok("bind", Processors.bind((int) helper.context().address(), Processors.other(0)));
        for (int i = 0; i < 30; i++) {
            helper.stop();
            helper.begin();
            helper.add(SystemCall.WAIT, there);
            helper.run();
            Check.ok("signal", Raw.call(SystemCall.SIGNAL, bits));
            helper.await();
            Check.equal("bits", 5, helper.answer(0).value());
        }
        helper.stop();
        Processors.bindToOwn((int) helper.context().address());
        Check.end();
    }

    private static void futexes() {
        Check.begin("SMP0013");
        Helper helper = new Helper(0);
        Check.ok("bind", Processors.bind((int) helper.context().address(), Processors.other(0)));
        long word = new Helper(1).mailbox().address() + 64;
        new Helper(1).mailbox().request(6, 0);
        for (int i = 0; i < 30; i++) {
            helper.stop();
            helper.begin();
            helper.add(SystemCall.FUTEX_WAIT, 0, 0, 2, word, 0, 0, 0);
            helper.until(-1);
            helper.run();
            long woken = 0;
            for (int tries = 0; tries < 2_000 && woken == 0; tries++) {
                woken = Raw.call(SystemCall.FUTEX_WAKE, 0, 0, 2, word, 1, 0, 0).value();
                SystemCalls.sleepUntil(SystemCalls.clock() + 100_000);
            }
            Check.equal("woken", 1, woken);
            helper.await();
            Check.ok("the waiter", helper.answer(0));
        }
        Processors.bindToOwn((int) helper.context().address());
        Check.end();
    }

    private static void timeouts() {
        Check.begin("SMP0014");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        for (int i = 0; i < Processors.count(); i++) {
            Check.ok("bind", Processors.bind((int) helper.context().address(), i));
            long time = SystemCalls.clock() + 3 * MILLISECOND;
            helper.stop();
            helper.begin();
            helper.add(SystemCall.RECEIVE_UNTIL, endpoint);
            helper.until(time);
            helper.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, time + MILLISECOND, 0, 0, 0);
            helper.add(SystemCall.CLOCK, 0);
            helper.run();
            helper.await();
            Check.status("receive", ErrorCode.TIMEOUT, helper.answer(0));
            Check.atLeast("when it ended", time + MILLISECOND, helper.answer(2).value());
        }
        Processors.bindToOwn((int) helper.context().address());
        Check.end();
    }

    private static void faults() {
        Check.begin("SMP0015");
        Worker worker = Worker.on(Processors.other(0), 0);
        for (int i = 0; i < 20; i++) {
            worker.suspend();
            worker.start(Code.faultUndefined(), 0);
            Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
            Check.equal("kind", FaultKind.UNDEFINED_INSTRUCTION, message.info().label());
            Check.equal("instruction pointer", Code.faultUndefined(), message.word0());
            Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
            new Helper(0).await();
        }
        Check.end();
    }

    /** A trap is reported once even when its thread is looked at meanwhile. */
    private static void breakpoints() {
        Check.begin("SMP0016");
        Worker worker = Worker.on(Processors.other(0), 0);
        for (int i = 0; i < 50; i++) {
            worker.suspend();
            worker.start(Code.faultBreakpoint(), 0);
            for (int looks = 0; looks < i % 5; looks++) {
                Raw.invoke(worker.thread(), Invocation.TCB_READ_REGISTERS, 1, 0, 0, 0, 0);
            }
            Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
            Check.equal("kind", FaultKind.BREAKPOINT, message.info().label());
            Check.equal("instruction pointer", Code.faultBreakpoint() + 1, message.word0());
            Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
            new Helper(0).await();
        }
        Check.end();
    }
}
