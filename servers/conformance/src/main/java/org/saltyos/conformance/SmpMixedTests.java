package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Threads that move between processors, and random system calls on all of them at once. */
final class SmpMixedTests {
    private static final long MILLISECOND = 1_000_000;
    private static final int PATIENCE = 2_000;
    private static final int STORMS = 3;
    private static final int BATCHES = 30;
    private static final int CALLS = 600;

    private SmpMixedTests() {}

    static void run() {
        if (Processors.count() == 1) {
            return;
        }
        movedWhileRunning();
        movedWhileCalling();
        floatingPoint();
        spread();
        turns();
        storm();
    }

    private static void movedWhileRunning() {
        Check.begin("SMP0030");
        Worker worker = Worker.on(Processors.other(0), 0);
        worker.count();
        for (int i = 0; i < 40; i++) {
            worker.awaitCounting("it runs");
            Check.ok("move", worker.move(i % Processors.count()));
        }
        Check.ok("anywhere", worker.move(-1));
        worker.awaitCounting("it runs anywhere");
        Check.end();
    }

    private static void movedWhileCalling() {
        Check.begin("SMP0031");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Worker server = Worker.on(Processors.other(0), 0);
        server.start(Code.echo(), endpoint);
        Worker client = Worker.on(Processors.other(1), 1);
        client.makeRounds(Code.caller(), SystemCall.CALL, endpoint, 3_000);
        for (int i = 0; i < PATIENCE && client.told().error() == -1; i++) {
            Check.ok("move the client", client.move(i % Processors.count()));
            Check.ok("move the server", server.move((i >> 1) % Processors.count()));
        }
        client.awaitRounds("a call");
        Check.end();
    }

    /** Threads that compute are moved about; each must find its own registers wherever it comes to. */
    private static void floatingPoint() {
        Check.begin("SMP0032");
        Worker first = some(STORMS, 0);
        for (int i = 0; i < STORMS; i++) {
            Worker worker = first.after(i);
            Check.ok("allow", Raw.invoke(worker.thread(), Invocation.TCB_SET_FLOATING_POINT, 1, 1, 0, 0, 0));
            worker.makeRounds(Code.floating(), SystemCall.YIELD, 0, 2_000);
        }
        for (int i = 0; i < 200; i++) {
            int number = i % STORMS;
            Check.ok("move", first.after(number).move((i * 7 + number) % Processors.count()));
            if (i % 10 == 0) {
                SystemCalls.sleepUntil(SystemCalls.clock() + 100_000);
            }
        }
        for (int i = 0; i < STORMS; i++) {
            first.after(i).awaitRounds("a register that is not right");
        }
        Check.end();
    }

    /** Makes workers, bound to none, or to the processors from {@code processor} on; the first of them. */
    private static Worker some(int count, int processor) {
        Worker first = Worker.on(processor, 0);
        for (int i = 1; i < count; i++) {
            Worker.on(processor < 0 ? processor : (processor + i) % Processors.count(), i);
        }
        return first;
    }

    /** Threads that are bound to no processor use all of them. */
    private static void spread() {
        Check.begin("SMP0033");
        int count = Math.min(Processors.count() - 1, STORMS);
        Worker first = some(count, -1);
        for (int i = 0; i < count; i++) {
            first.after(i).count();
        }
        for (int i = 0; i < count; i++) {
            first.after(i).awaitCounting("it runs");
            Raw.invoke(first.after(i).context(), Invocation.SCHED_CONTEXT_CONSUMED);
        }
        long start = SystemCalls.clock();
        SystemCalls.sleepUntil(start + 50 * MILLISECOND);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            long consumed = Raw.invoke(first.after(i).context(), Invocation.SCHED_CONTEXT_CONSUMED)
                    .word0();
            least = Math.min(least, consumed * 100 / (SystemCalls.clock() - start));
        }
        Check.atLeast("percent of a processor for each", 60, least);
        Check.end();
    }

    /** More threads than processors, bound to none: each has its turn. */
    private static void turns() {
        Check.begin("SMP0034");
        int count = 2 * Processors.count() + 1;
        Worker first = some(count, -1);
        for (int i = 0; i < count; i++) {
            first.after(i).count();
        }
        for (int i = 0; i < count; i++) {
            first.after(i).awaitCounting("its turn");
        }
        Check.end();
    }

    /** Random calls by threads on all processors, which share one small world of objects. */
    private static void storm() {
        long calls = 0;
        long done = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            Check.begin("SMP0040");
            int table = Sandbox.make();
            Worker victim = Worker.on(Processors.other(batch), STORMS);
            victim.count();
            for (int i = 0; i < 4; i++) {
                copy(table, 13 + i % 2, i % 2 == 0 ? victim.thread() : victim.context());
            }
            Worker first = Worker.in(Startup.VSPACE_SLOT, table, 0, 0);
            for (int i = 1; i < STORMS; i++) {
                Worker.in(Startup.VSPACE_SLOT, table, i % Processors.count(), i);
            }
            for (int i = 0; i < STORMS; i++) {
                first.after(i).told().found(0);
                first.after(i).makeRandom(CALLS, batch);
            }
            for (int i = 0; i < STORMS; i++) {
                Worker worker = first.after(i);
                for (int wait = 0; wait < 20 && worker.told().error() == -1; wait++) {
                    SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
                }
                worker.suspend();
                calls += worker.told().rounds();
                done += worker.told().found();
            }
        }
        Check.atLeast("calls made", BATCHES * CALLS, calls);
        Check.atLeast("calls that did something", BATCHES * CALLS / 20, done);
        Check.ok("the kernel still answers", Raw.call(SystemCall.CLOCK, 0));
        Check.end();
    }

    private static void copy(int table, int slot, int source) {
        long options = 64 | 64 << 8 | 31L << 16;
        Raw.invoke(table, Invocation.CNODE_COPY, 4, slot, Startup.CNODE_SLOT, source, options);
        Check.status("the kernel answers", ErrorCode.OK, Raw.call(SystemCall.CLOCK, 0));
    }
}
