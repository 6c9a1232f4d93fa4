package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Long operations let urgent threads run in between, and complete all the same. */
final class PreemptionTests {
    private static final int DEPTH = 64;
    private static final int WAITERS = 120;
    private static final long MILLISECOND = 1_000_000;
    private static final long MICROSECOND = 1_000;
    private static final long OPTIONS = DEPTH | DEPTH << 8 | Rights.ALL << 16;

    /** The last slot of a large table, and how many of its slots are filled where that matters. */
    private static final int LAST = (1 << 11) - 1;

    private static final int FILLED = 2_000;
    private static final int ENDPOINTS_AT_ONCE = 100;

    /** More turns than the steps that a deletion of such a table takes. */
    private static final int TURNS = 500;

    /** Pages of the largest memory object. */
    private static final long MOST_PAGES = 1L << 27;

    private static final int INTERRUPTS = 8;
    private static final long STEP = 3 * MICROSECOND / 2;

    /** How long an interrupt may have to wait: some steps of the operation, and the switch. */
    private static final long LATENCY = 10 * MICROSECOND;

    private PreemptionTests() {}

    static void run() {
        endEndpoint();
        endNotification();
        cancelBadge();
        ownTable();
        largeTable();
        sleeperBesideADeletion();
        turnsBesideADeletion();
        largeCopy();
    }

    /** Threads without time that wait in a system call of {@code call}; each was lent time to get there. */
    private static int waiters(int call, int first, int second) {
        int threads = Objects.slots(WAITERS);
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        Check.ok(
                "time",
                Raw.invoke(
                        Startup.slot("kernel.sched-control"),
                        Invocation.SCHED_CONTROL_CONFIGURE,
                        4,
                        context,
                        MILLISECOND,
                        20 * MILLISECOND,
                        20 * MILLISECOND));
        Check.ok(
                "threads",
                Raw.invoke(
                        Objects.memory().address(),
                        Invocation.UNTYPED_RETYPE,
                        4,
                        ObjectType.TCB,
                        0,
                        Startup.CNODE_SLOT,
                        threads | (long) WAITERS << 32));
        for (int i = 0; i < WAITERS; i++) {
            int thread = threads + i;
            Ipc.putWord(4, 0);
            Check.ok(
                    "configure",
                    Raw.invoke(thread, Invocation.TCB_CONFIGURE, 5, 0, Startup.CNODE_SLOT, Startup.VSPACE_SLOT, 0));
            Check.ok("bind", Raw.invoke(context, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
            Ipc.putWord(4, i % 2 == 0 ? first : second);
            Ipc.putWord(5, call);
            Check.ok("start", Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, 6, 1, Code.once(), 0, 0));
            Check.ok("unbind", Raw.invoke(context, Invocation.SCHED_CONTEXT_UNBIND));
        }
        return threads;
    }

    /** Lets helper 1 look at the clock from time to time, urgently, during what is about to come. */
    private static Helper interrupter(long start, long step) {
        Helper helper = new Helper(1);
        helper.begin();
        for (int i = 0; i < INTERRUPTS; i++) {
            helper.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, start + i * step, 0, 0, 0);
            helper.add(SystemCall.CLOCK, 0);
        }
        helper.run();
        return helper;
    }

    /** The helper ran while the operation did, and never late. */
    private static void hasInterrupted(Helper helper, long start, long step, long end) {
        int within = 0;
        for (int i = 0; i < INTERRUPTS; i++) {
            long time = helper.answer(2 * i + 1).value();
            long wanted = start + i * step;
            if (wanted < end) {
                within++;
                Check.holds("an interrupt had to wait", time - wanted < LATENCY);
            }
        }
        Check.atLeast("interrupts during the operation", 2, within);
    }

    private static void endEndpoint() {
        Check.begin("PREEMPT0001");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        waiters(SystemCall.SEND, endpoint, endpoint);
        deleteInterrupted(endpoint);
        Check.end();
    }

    private static void endNotification() {
        Check.begin("PREEMPT0002");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        waiters(SystemCall.WAIT, notification, notification);
        deleteInterrupted(notification);
        Check.end();
    }

    private static void deleteInterrupted(int slot) {
        long step = STEP;
        long start = SystemCalls.clock() + 60 * MICROSECOND;
        Helper helper = interrupter(start, step);
        while (SystemCalls.clock() < start - 2 * MICROSECOND) {
            // The deletion begins just before the first interrupt.
        }
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, slot, DEPTH, 0, 0));
        long end = SystemCalls.clock();
        helper.await();
        hasInterrupted(helper, start, step, end);
        Check.equal("the slot", ObjectType.NULL, Objects.typeOf(slot));
    }

    private static void cancelBadge() {
        Check.begin("PREEMPT0003");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int first = Objects.mint(endpoint, Rights.ALL, 1);
        int second = Objects.mint(endpoint, Rights.ALL, 2);
        waiters(SystemCall.SEND, first, second);
        long step = STEP;
        long start = SystemCalls.clock() + 60 * MICROSECOND;
        Helper helper = interrupter(start, step);
        while (SystemCalls.clock() < start - 2 * MICROSECOND) {
            // The operation begins just before the first interrupt.
        }
        Check.ok(
                "cancel", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_CANCEL_BADGED_SENDS, 2, second, DEPTH, 0, 0));
        long end = SystemCalls.clock();
        helper.await();
        hasInterrupted(helper, start, step, end);
        for (int i = 0; i < WAITERS / 2; i++) {
            Answer answer = Raw.call(SystemCall.RECEIVE_NONBLOCKING, endpoint);
            Check.ok("a sender of the other badge", answer);
            Check.equal("its badge", 1, answer.value());
        }
        Check.status("no more", ErrorCode.WOULD_BLOCK, Raw.call(SystemCall.RECEIVE_NONBLOCKING, endpoint));
        Check.end();
    }

    /** A thread deletes a large table that holds the last capability to itself: the kernel finishes what it began. */
    private static void ownTable() {
        Check.begin("PREEMPT0004");
        int memory = Objects.make(ObjectType.UNTYPED, 18);
        int table = Objects.slot();
        Check.ok("table", retypeTable(memory, table));
        Helper pages = deleteItself(table, SystemCalls.clock() + MILLISECOND);
        Helper helper = interrupter(pages.mailbox().request(3), 2 * MICROSECOND);
        helper.await();
        Check.equal("the thread's calls that returned", 1, pages.mailbox().answered());
        Check.equal("the table's slot", ObjectType.NULL, Objects.typeOf(table));
        SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        Check.ok("the memory again", retypeTable(memory, table));
        Check.end();
    }

    private static Answer retypeTable(int memory, int slot) {
        return Raw.invoke(
                memory, Invocation.UNTYPED_RETYPE, 4, ObjectType.CNODE, 11, Startup.CNODE_SLOT, slot | 1L << 32);
    }

    private static void largeTable() {
        Check.begin("PREEMPT0005");
        int memory = Objects.make(ObjectType.UNTYPED, 18);
        int table = Objects.slot();
        Check.ok("table", retypeTable(memory, table));
        long step = STEP;
        long start = SystemCalls.clock() + 60 * MICROSECOND;
        Helper helper = interrupter(start, step);
        while (SystemCalls.clock() < start - 2 * MICROSECOND) {
            // The deletion begins just before the first interrupt.
        }
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, table, DEPTH, 0, 0));
        long end = SystemCalls.clock();
        helper.await();
        hasInterrupted(helper, start, step, end);
        Check.end();
    }

    /**
     * The kernel finishes a deletion that lost its caller while nobody wants to run; helper 1 sleeps meanwhile and wakes in
     * time, though the last alarm was that of a budget, and the next one of a later period.
     */
    private static void sleeperBesideADeletion() {
        Check.begin("PREEMPT0006");
        int memory = Objects.make(ObjectType.UNTYPED, 18);
        int table = filledTable(memory);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int spinner = Threads.make(0);
        Check.ok(
                "a short budget",
                Raw.invoke(
                        Startup.slot("kernel.sched-control"),
                        Invocation.SCHED_CONTROL_CONFIGURE,
                        4,
                        spinner + 1,
                        100 * MICROSECOND,
                        20 * MILLISECOND,
                        20 * MILLISECOND));
        Ipc.putWord(4, endpoint);
        Check.ok("start", Raw.invoke(spinner, Invocation.TCB_WRITE_REGISTERS, 5, 1, Code.spinner(), 0, 0));
        long begin = SystemCalls.clock() + MILLISECOND;
        long wake = begin + 200 * MICROSECOND;
        Helper sleeper = new Helper(1);
        sleeper.begin();
        sleeper.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, begin + 50 * MICROSECOND, 0, 0, 0);
        sleeper.add(SystemCall.SEND, endpoint);
        sleeper.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, wake, 0, 0, 0);
        sleeper.add(SystemCall.CLOCK, 0);
        sleeper.run();
        Helper pages = deleteItself(table, begin);
        Raw.invoke(spinner + 1, Invocation.SCHED_CONTEXT_CONSUMED);
        sleeper.await();
        long spun = Raw.invoke(spinner + 1, Invocation.SCHED_CONTEXT_CONSUMED).word0();
        Check.equal(
                "the calls that returned to the thread that deleted itself",
                1,
                pages.mailbox().answered());
        Check.atLeast("time of the thread whose budget's end was the last alarm", 100 * MICROSECOND, spun);
        Check.holds("the sleeper had to wait", sleeper.answer(3).value() - wake < LATENCY);
        Raw.invoke(spinner, Invocation.TCB_SUSPEND);
        SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        Check.ok("the memory again", retypeTable(memory, table));
        Check.end();
    }

    /** The kernel finishes such a deletion also while two threads take turns all the time, of which no timer has to hear. */
    private static void turnsBesideADeletion() {
        Check.begin("PREEMPT0007");
        int memory = Objects.make(ObjectType.UNTYPED, 18);
        int table = filledTable(memory);
        Worker first = takingTurns(0);
        Worker second = takingTurns(1);
        long begin = SystemCalls.clock() + MILLISECOND;
        Helper sleeper = new Helper(1);
        sleeper.begin();
        sleeper.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, begin + 50 * MICROSECOND, 0, 0, 0);
        sleeper.run();
        Helper pages = deleteItself(table, begin);
        SystemCalls.sleepUntil(begin + Worker.TURN / 2);
        Check.equal(
                "the calls that returned to the deleting thread",
                1,
                pages.mailbox().answered());
        Check.ok("the memory again", retypeTable(memory, table));
        Check.atLeast("turns of one", TURNS, first.told().rounds());
        Check.atLeast("turns of the other", TURNS, second.told().rounds());
        Check.ok("suspend", first.suspend());
        Check.ok("suspend", second.suspend());
        Check.end();
    }

    /** A copy of the largest object there is, of which two pages are there, far from each other. */
    private static void largeCopy() {
        Check.begin("PREEMPT0008");
        int pool = Objects.make(ObjectType.MEMORY_POOL);
        int memory = Objects.make(ObjectType.UNTYPED, 17);
        Check.ok("lend", Raw.invoke(pool, Invocation.MEMORY_POOL_LEND, 1, memory, 0, 0, 0));
        int source = Objects.make(ObjectType.MEMORY_OBJECT);
        Check.ok("configure", Raw.invoke(source, Invocation.MEMORY_CONFIGURE, 3, pool, MOST_PAGES, 0, 0));
        Check.ok("a page", Raw.invoke(source, Invocation.MEMORY_COMMIT, 2, MOST_PAGES / 2 + 5, 1, 0, 0));
        Check.ok("the last page", Raw.invoke(source, Invocation.MEMORY_COMMIT, 2, MOST_PAGES - 1, 1, 0, 0));
        int copy = Objects.make(ObjectType.MEMORY_OBJECT);
        long start = SystemCalls.clock() + 60 * MICROSECOND;
        Helper helper = interrupter(start, 4 * STEP);
        while (SystemCalls.clock() < start - 2 * MICROSECOND) {
            // The operation begins just before the first interrupt.
        }
        Check.ok("clone", Raw.invoke(copy, Invocation.MEMORY_CLONE, 1, source, 0, 0, 0));
        long end = SystemCalls.clock();
        helper.await();
        hasInterrupted(helper, start, 4 * STEP, end);
        Check.holds("it takes longer than its pages do", end - start < MILLISECOND);
        Answer info = Raw.invoke(copy, Invocation.MEMORY_INFO);
        Check.equal("pages of the copy", MOST_PAGES, info.word0());
        Check.equal("pages that are there", 2, info.word1());
        Check.end();
    }

    private static Worker takingTurns(int block) {
        Worker worker = Worker.on(Processors.own(), block);
        worker.told().rounds(0);
        worker.start(Code.yielder(), worker.told().address() + FloatingBlock.ROUNDS);
        return worker;
    }

    /** A table with an endpoint in most of its slots, all made of {@code memory}. */
    private static int filledTable(int memory) {
        int table = Objects.slot();
        Check.ok("table", retypeTable(memory, table));
        for (int i = 0; i < FILLED; i += ENDPOINTS_AT_ONCE) {
            Check.ok(
                    "endpoints",
                    Raw.invoke(
                            memory,
                            Invocation.UNTYPED_RETYPE,
                            4,
                            ObjectType.ENDPOINT,
                            0,
                            table,
                            i | (long) ENDPOINTS_AT_ONCE << 32));
        }
        return table;
    }

    /** Lets a thread delete {@code table} at {@code time}, in whose last slot lies the last capability to it. */
    private static Helper deleteItself(int table, long time) {
        int thread = Threads.make(0);
        Check.ok("move", Raw.invoke(table, Invocation.CNODE_MOVE, 4, LAST, Startup.CNODE_SLOT, thread, OPTIONS));
        // A copy in another table lets this test start the thread; it goes before the thread deletes.
        int copy = Objects.slot();
        Check.ok("copy", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_COPY, 4, copy, table, LAST, OPTIONS));
        Helper pages = new Helper(0);
        pages.begin();
        pages.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, time, 0, 0, 0);
        pages.add(SystemCall.INVOKE, Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, table, DEPTH, 0, 0);
        Threads.start(copy, pages);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, copy, DEPTH, 0, 0));
        return pages;
    }
}
