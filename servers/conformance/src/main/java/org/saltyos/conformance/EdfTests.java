package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Deadlines decide who runs, budgets are kept exactly, and who uses more than its own is reported. */
final class EdfTests {
    private static final int DEPTH = 64;
    private static final long MILLISECOND = 1_000_000;
    private static final long BUDGET = 2 * MILLISECOND;
    private static final long PERIOD = 20 * MILLISECOND;

    private EdfTests() {}

    static void run() {
        budgetInEveryPeriod();
        earlierDeadlineFirst("EDF0002", 5 * MILLISECOND, PERIOD);
        earlierDeadlineFirst("EDF0003", PERIOD, 5 * MILLISECOND);
        yieldWaitsForThePeriod();
        admissionIsExact();
        lentTimeIsTheCallers();
        sleepIsNotCharged();
        timeoutOnLentTime();
        timeoutThatIsNotForgiven();
        deletedContext();
    }

    private static Answer configure(long context, long budget, long period, long deadline) {
        return Raw.invoke(
                Startup.slot("kernel.sched-control"),
                Invocation.SCHED_CONTROL_CONFIGURE,
                4,
                context,
                budget,
                period,
                deadline);
    }

    private static long consumed(Helper helper) {
        return Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_CONSUMED)
                .word0();
    }

    /** Ten periods, ten budgets, to within a tenth of one. */
    private static void budgetInEveryPeriod() {
        Check.begin("EDF0001");
        Helper helper = new Helper(0);
        Helper.awaitFullBudget();
        helper.startAt(Code.counter(), helper.mailbox().address() + Mailbox.COUNTER);
        SystemCalls.sleepUntil(SystemCalls.clock() + PERIOD / 2);
        consumed(helper);
        SystemCalls.sleepUntil(SystemCalls.clock() + 10 * PERIOD);
        long used = consumed(helper);
        helper.stop();
        Check.atLeast("ten budgets", 10 * BUDGET - BUDGET / 10, used);
        Check.holds("more than ten budgets", used <= 10 * BUDGET + BUDGET / 10);
        Check.end();
    }

    /** Both wake at the same time; who has the earlier deadline looks at the clock first. */
    private static void earlierDeadlineFirst(String id, long first, long second) {
        Check.begin(id);
        long wake = SystemCalls.clock() + 2 * PERIOD;
        for (int i = 0; i < Helper.COUNT; i++) {
            Helper helper = new Helper(i);
            long deadline = i == 0 ? first : second;
            Check.ok("configure", configure(helper.context().address(), BUDGET, PERIOD, deadline));
            helper.begin();
            helper.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, wake, 0, 0, 0);
            helper.add(SystemCall.CLOCK, 0);
            helper.run();
        }
        SystemCalls.sleepUntil(wake + MILLISECOND);
        long one = new Helper(0).answer(1).value();
        long other = new Helper(1).answer(1).value();
        Check.atLeast("neither early", wake, Math.min(one, other));
        Check.holds("the later deadline ran first", one < other == first < second);
        for (int i = 0; i < Helper.COUNT; i++) {
            Check.ok("configure", configure(new Helper(i).context().address(), BUDGET, PERIOD, PERIOD));
        }
        Check.end();
    }

    private static void yieldWaitsForThePeriod() {
        Check.begin("EDF0004");
        Helper helper = new Helper(0);
        Helper.awaitFullBudget();
        helper.begin();
        helper.add(SystemCall.CLOCK, 0);
        helper.add(SystemCall.YIELD, 0);
        helper.add(SystemCall.CLOCK, 0);
        helper.add(SystemCall.YIELD, 0);
        helper.add(SystemCall.CLOCK, 0);
        helper.run();
        SystemCalls.sleepUntil(SystemCalls.clock() + 3 * PERIOD);
        long first = helper.answer(2).value() - helper.answer(0).value();
        long second = helper.answer(4).value() - helper.answer(2).value();
        Check.atLeast("the first time", PERIOD - MILLISECOND, first);
        Check.holds("the first time", first < PERIOD + MILLISECOND);
        Check.atLeast("the second time", PERIOD - MILLISECOND, second);
        Check.holds("the second time", second < PERIOD + MILLISECOND);
        Check.end();
    }

    /** Pieces of 5 per cent fit until the processor is full; a piece that was given back fits again. */
    private static void admissionIsExact() {
        Check.begin("EDF0005");
        int pieces = 0;
        int last = 0;
        Answer answer = Answer.of(ErrorCode.OK);
        while (answer.status() == ErrorCode.OK && pieces < 21) {
            last = Objects.make(ObjectType.SCHED_CONTEXT);
            answer = configure(last, MILLISECOND, PERIOD, PERIOD);
            pieces++;
        }
        Check.status("the last piece", ErrorCode.ADMISSION_REFUSED, answer);
        Check.holds("too few pieces", pieces > 10);
        Check.holds("more than the processor", pieces <= 20);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, last - 1, DEPTH, 0, 0));
        Check.ok("again", configure(last, MILLISECOND, PERIOD, PERIOD));
        Check.ok("without a reservation", configure(last, MILLISECOND, 0, 0));
        Check.ok("and back", configure(last, MILLISECOND, PERIOD, PERIOD));
        Check.end();
    }

    private static void lentTimeIsTheCallers() {
        Check.begin("EDF0006");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper server = Threads.passive(endpoint, SystemCall.CLOCK, 0);
        Helper client = new Helper(1);
        consumed(client);
        consumed(server);
        client.begin();
        client.add(SystemCall.CALL, endpoint);
        client.run();
        client.await();
        Check.equal("the answer", 55, client.answer(0).word0());
        Check.holds("the caller's time", consumed(client) > 0);
        Check.equal("the server's time", 0, consumed(server));
        Threads.giveBack(server);
        Check.end();
    }

    private static void sleepIsNotCharged() {
        Check.begin("EDF0007");
        Helper helper = new Helper(0);
        consumed(helper);
        helper.begin();
        helper.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, SystemCalls.clock() + 10 * MILLISECOND, 0, 0, 0);
        helper.run();
        helper.await();
        Check.holds("a sleeper used time", consumed(helper) < MILLISECOND / 10);
        Check.end();
    }

    /** A server on its caller's time runs on and on: its handler hears of it when the caller's budget ends. */
    private static void timeoutOnLentTime() {
        Check.begin("TIMEOUT0002");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper server = new Helper(0);
        long thread = server.thread().address();
        Helper.awaitFullBudget();
        Check.ok("set", Raw.invoke(thread, Invocation.TCB_SET_TIMEOUT_ENDPOINT, 1, server.faults(), 0, 0, 0));
        server.startAt(Code.spinner(), endpoint);
        Check.ok("unbind", Raw.invoke(server.context().address(), Invocation.SCHED_CONTEXT_UNBIND));
        Helper client = new Helper(1);
        client.begin();
        client.add(SystemCall.CALL, endpoint);
        client.run();
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.TIMEOUT, message.info().label());
        Check.equal("badge", HelperSlots.FAULT_BADGE, message.value());
        Check.equal("the client still waits", 0, client.mailbox().answered());
        Check.ok("unset", Raw.invoke(thread, Invocation.TCB_SET_TIMEOUT_ENDPOINT, 1, 0, 0, 0, 0));
        client.stop();
        server.stop();
        server.startAt(Code.spinner(), endpoint); // what it borrowed goes home as soon as it receives
        Helper.awaitFullBudget();
        Threads.giveBack(server);
        Check.end();
    }

    private static void timeoutThatIsNotForgiven() {
        Check.begin("TIMEOUT0003");
        Helper helper = new Helper(0);
        long thread = helper.thread().address();
        Helper.awaitFullBudget();
        Check.ok("set", Raw.invoke(thread, Invocation.TCB_SET_TIMEOUT_ENDPOINT, 1, helper.faults(), 0, 0, 0));
        helper.startAt(Code.counter(), helper.mailbox().address() + Mailbox.COUNTER);
        Check.equal(
                "kind",
                FaultKind.TIMEOUT,
                Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS).info().label());
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, 99, 0, 0, 0, 0, 0));
        long count = helper.mailbox().counter();
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * PERIOD);
        Check.equal("count of a stopped thread", count, helper.mailbox().counter());
        Check.ok("unset", Raw.invoke(thread, Invocation.TCB_SET_TIMEOUT_ENDPOINT, 1, 0, 0, 0, 0));
        Check.end();
    }

    /** A thread whose context is deleted stops; nothing else does. */
    private static void deletedContext() {
        Check.begin("EDF0008");
        int thread = Threads.make(0);
        Helper pages = new Helper(1);
        pages.mailbox().counter(0);
        Threads.count(thread, pages);
        Check.holds("it does not count", pages.mailbox().counter() > 0);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, thread + 1, DEPTH, 0, 0));
        long count = pages.mailbox().counter();
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * PERIOD);
        Check.equal("count without time", count, pages.mailbox().counter());
        Check.end();
    }
}
