package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Scheduling contexts: their parameters, admission, and that no thread gets more than its budget. */
final class SchedulingTests {
    private static final long MILLISECOND = 1_000_000;
    private static final long BUDGET = 2 * MILLISECOND;

    private SchedulingTests() {}

    static void run() {
        parameters();
        admission();
        binding();
        budgetIsAllThereIs();
        consumedTime();
        withoutContext();
        withoutBudget();
    }

    private static Answer configure(int context, long budget, long period, long deadline) {
        return Raw.invoke(
                Startup.slot("kernel.sched-control"),
                Invocation.SCHED_CONTROL_CONFIGURE,
                4,
                context,
                budget,
                period,
                deadline);
    }

    private static void parameters() {
        Check.begin("SCHED0001");
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        Check.status("budget 0", ErrorCode.RANGE_ERROR, configure(context, 0, MILLISECOND, MILLISECOND));
        Check.status("negative budget", ErrorCode.RANGE_ERROR, configure(context, -1, MILLISECOND, MILLISECOND));
        Check.status(
                "budget above the period",
                ErrorCode.RANGE_ERROR,
                configure(context, 2 * MILLISECOND, MILLISECOND, MILLISECOND));
        Check.status(
                "deadline above the period",
                ErrorCode.RANGE_ERROR,
                configure(context, 100_000, MILLISECOND, 2 * MILLISECOND));
        Check.status(
                "budget above the deadline", ErrorCode.RANGE_ERROR, configure(context, 900_000, MILLISECOND, 500_000));
        Check.status(
                "negative period", ErrorCode.RANGE_ERROR, configure(context, MILLISECOND, -MILLISECOND, MILLISECOND));
        Check.status(
                "period of 2^63",
                ErrorCode.RANGE_ERROR,
                configure(context, MILLISECOND, Long.MAX_VALUE, Long.MAX_VALUE));
        Check.status(
                "no scheduling context",
                ErrorCode.INVALID_ARGUMENT,
                configure(HelperSlots.DONE, MILLISECOND, 10 * MILLISECOND, 10 * MILLISECOND));
        Check.ok("right", configure(context, 100_000, 10 * MILLISECOND, 5 * MILLISECOND));
        Check.end();
    }

    private static void admission() {
        Check.begin("SCHED0002");
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        Check.status(
                "the whole processor beside the others",
                ErrorCode.ADMISSION_REFUSED,
                configure(context, 10 * MILLISECOND, 10 * MILLISECOND, 10 * MILLISECOND));
        Check.ok("a small part", configure(context, 100_000, 100 * MILLISECOND, 100 * MILLISECOND));
        Check.status(
                "growing to the whole processor",
                ErrorCode.ADMISSION_REFUSED,
                configure(context, 10 * MILLISECOND, 10 * MILLISECOND, 10 * MILLISECOND));
        for (int i = 0; i < 50; i++) {
            Check.ok("again and again", configure(context, 100_000, 100 * MILLISECOND, 100 * MILLISECOND));
        }
        Check.end();
    }

    private static void binding() {
        Check.begin("SCHED0003");
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        int other = Objects.make(ObjectType.SCHED_CONTEXT);
        int thread = Objects.make(ObjectType.TCB);
        Check.ok("bind", Raw.invoke(context, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
        Check.status(
                "a second context",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(other, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
        Check.status(
                "a bound context",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(
                        context,
                        Invocation.SCHED_CONTEXT_BIND,
                        1,
                        new Helper(0).thread().address(),
                        0,
                        0,
                        0));
        Check.ok("unbind", Raw.invoke(context, Invocation.SCHED_CONTEXT_UNBIND));
        Check.ok("unbind twice", Raw.invoke(context, Invocation.SCHED_CONTEXT_UNBIND));
        Check.ok("bind the second", Raw.invoke(other, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
        Check.status(
                "bind to no thread",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(context, Invocation.SCHED_CONTEXT_BIND, 1, context, 0, 0, 0));
        Check.end();
    }

    /** A thread that never stops has 2 ms in every 20 ms; the main thread, without a reservation, has the rest. */
    private static void budgetIsAllThereIs() {
        Check.begin("SCHED0004");
        Helper helper = new Helper(0);
        Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_CONSUMED);
        long start = SystemCalls.clock();
        helper.startAt(Code.counter(), helper.mailbox().address() + Mailbox.COUNTER);
        SystemCalls.sleepUntil(start + 100 * MILLISECOND);
        long elapsed = SystemCalls.clock() - start;
        helper.stop();
        long consumed = Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_CONSUMED)
                .word0();
        // A tenth is its share. Without a budget it would have taken nearly all; the room between the two is for a host
        // that stops the whole machine while it runs.
        Check.holds("more than its budget", consumed * 2 <= elapsed);
        Check.holds("less than one budget", consumed >= BUDGET);
        Check.end();
    }

    private static void consumedTime() {
        Check.begin("SCHED0005");
        Helper helper = new Helper(0);
        Helper.awaitFullBudget();
        long context = helper.context().address();
        Raw.invoke(context, Invocation.SCHED_CONTEXT_CONSUMED);
        Check.equal(
                "of a stopped thread",
                0,
                Raw.invoke(context, Invocation.SCHED_CONTEXT_CONSUMED).word0());
        helper.startAt(Code.counter(), helper.mailbox().address() + Mailbox.COUNTER);
        SystemCalls.sleepUntil(SystemCalls.clock() + 45 * MILLISECOND);
        helper.stop();
        long consumed = Raw.invoke(context, Invocation.SCHED_CONTEXT_CONSUMED).word0();
        Check.holds("nothing consumed", consumed > 0);
        Check.equal(
                "asked twice",
                0,
                Raw.invoke(context, Invocation.SCHED_CONTEXT_CONSUMED).word0());
        Check.end();
    }

    private static void withoutContext() {
        Check.begin("SCHED0006");
        Helper helper = new Helper(0);
        Mailbox box = helper.mailbox();
        Check.ok("unbind", Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_UNBIND));
        box.counter(0);
        helper.startAt(Code.counter(), box.address() + Mailbox.COUNTER);
        SystemCalls.sleepUntil(SystemCalls.clock() + 25 * MILLISECOND);
        Check.equal("count without processor time", 0, box.counter());
        Check.ok(
                "bind",
                Raw.invoke(
                        helper.context().address(),
                        Invocation.SCHED_CONTEXT_BIND,
                        1,
                        helper.thread().address(),
                        0,
                        0,
                        0));
        SystemCalls.sleepUntil(SystemCalls.clock() + 60 * MILLISECOND);
        Check.holds("it does not run once it has time", box.counter() > 0);
        Check.end();
    }

    /** A context that was never configured is no time at all; before it was looked for, the kernel waited for it for ever. */
    private static void withoutBudget() {
        Check.begin("SCHED0007");
        Helper helper = new Helper(0);
        Mailbox box = helper.mailbox();
        int empty = Objects.make(ObjectType.SCHED_CONTEXT);
        Check.ok("unbind", Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_UNBIND));
        Check.ok("bind", bind(empty, helper));
        box.counter(0);
        helper.startAt(Code.counter(), box.address() + Mailbox.COUNTER);
        SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        Check.equal("count without a budget", 0, box.counter());
        Check.ok("unbind", Raw.invoke(empty, Invocation.SCHED_CONTEXT_UNBIND));
        Check.ok("bind", bind((int) helper.context().address(), helper));
        SystemCalls.sleepUntil(SystemCalls.clock() + 60 * MILLISECOND);
        Check.holds("it does not run once it has time", box.counter() > 0);
        Check.end();
    }

    private static Answer bind(int context, Helper helper) {
        long thread = helper.thread().address();
        return Raw.invoke(context, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0);
    }
}
