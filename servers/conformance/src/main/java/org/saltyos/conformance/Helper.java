package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;

/**
 * A second thread for tests that need one. It runs a script of system calls out of its {@link MailboxLayout mailbox},
 * signals that it is done, and waits. It has a reservation and the main thread has none, so it runs as soon as it can.
 *
 * @param number 0 or 1
 */
record Helper(int number) {
    /** Words of a request or answer in the mailbox. */
    static final int WORDS = 7;

    /** Number of helpers. */
    static final int COUNT = 2;

    private static final long BASE = 0x0000_7300_0000_0000L;
    private static final long STRIDE = 0x10_0000;
    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    private static final int PAGES = 6;
    private static final long BUDGET = 2_000_000;
    private static final long PERIOD = 20_000_000;
    private static final CNode TABLE = new CNode(Startup.CNODE_SLOT);

    private static long used;

    /** Makes both helpers. */
    static void makeAll(SchedControl time) throws KernelFault {
        for (int i = 0; i < COUNT; i++) {
            new Helper(i).make(time);
        }
    }

    /** Gives a scheduling context a turn of {@code budget} nanoseconds, without a reservation. */
    static Answer giveTime(int context, long budget) {
        return Raw.invoke(
                Startup.slot("kernel.sched-control"), Invocation.SCHED_CONTROL_CONFIGURE, 4, context, budget, 0, 0);
    }

    /** Gives it back the reservation that it has in most tests. */
    void reserve() {
        try {
            new SchedControl(Startup.slot("kernel.sched-control")).configure(context(), BUDGET, PERIOD, PERIOD);
        } catch (KernelFault fault) {
            Check.equal("time for a helper", ErrorCode.OK, fault.code());
        }
    }

    /** Waits for new budgets if the tests before have used up so much that a helper might not get to where it blocks. */
    static void refreshBudgets() {
        for (int i = 0; i < COUNT; i++) {
            used += Raw.invoke(new Helper(i).context().address(), Invocation.SCHED_CONTEXT_CONSUMED)
                    .word0();
        }
        if (used > BUDGET / 4) {
            used = 0;
            awaitFullBudget();
        }
    }

    /** Waits until the helpers have the whole budget of a new period. */
    static void awaitFullBudget() {
        SystemCalls.sleepUntil(SystemCalls.clock() + PERIOD + PERIOD / 4);
    }

    /** Stops both helpers. */
    static void stopAll() {
        for (int i = 0; i < COUNT; i++) {
            new Helper(i).stop();
        }
    }

    private void make(SchedControl time) throws KernelFault {
        Startup.memory().retype(ObjectType.TCB, ObjectSize.TCB_MAX_BITS, TABLE, thread().address(), 1);
        Startup.memory().retype(ObjectType.SCHED_CONTEXT, 0, TABLE, context().address(), 1);
        Startup.memory().retype(ObjectType.FRAME, ObjectSize.PAGE_BITS, TABLE, firstFrame(), PAGES);
        for (int i = 0; i < PAGES; i++) {
            new Frame(firstFrame() + i)
                    .map(Startup.addressSpace(), mailbox().address() + i * PAGE, Rights.READ | Rights.WRITE);
        }
        long badge = HelperSlots.FAULT_BADGE + number;
        TABLE.mint(faults(), TABLE, HelperSlots.FAULTS, Rights.WRITE | Rights.GRANT | Rights.GRANT_REPLY, badge);
        configure(TABLE, buffer().address(), firstFrame() + 1);
        Processors.bindToOwn((int) context().address());
        time.configure(context(), BUDGET, PERIOD, PERIOD);
        context().bind(thread());
    }

    private void configure(CNode table, long bufferAddress, int bufferFrame) throws KernelFault {
        thread().configure(
                        new Endpoint(faults()), table, Startup.addressSpace(), bufferAddress, new Frame(bufferFrame));
    }

    /** Gives it another capability space, and its own buffer. */
    void useTable(int table) {
        try {
            configure(new CNode(table), buffer().address(), firstFrame() + 1);
        } catch (KernelFault fault) {
            Check.equal("configuring a helper", 0, fault.code());
        }
    }

    /** Gives it another buffer. */
    void useBuffer(int frame) {
        try {
            configure(TABLE, buffer().address(), frame);
        } catch (KernelFault fault) {
            Check.equal("configuring a helper", 0, fault.code());
        }
    }

    private int base() {
        return HelperSlots.FIRST_HELPER + number * HelperSlots.PER_HELPER;
    }

    /** The thread. */
    Tcb thread() {
        return new Tcb(base());
    }

    /** The thread's processor time. */
    SchedContext context() {
        return new SchedContext(base() + 1);
    }

    /** The endpoint that gets its faults. */
    int faults() {
        return base() + 2;
    }

    private int firstFrame() {
        return base() + 3;
    }

    /** The page through which it is told what to do. */
    Mailbox mailbox() {
        return new Mailbox(BASE + number * STRIDE);
    }

    /** Its IPC buffer. */
    IpcBuffer buffer() {
        return new IpcBuffer(mailbox().address() + PAGE);
    }

    /** The end of its stack. */
    long stackTop() {
        return mailbox().address() + PAGES * PAGE;
    }

    /** Begins a new script. */
    void begin() {
        mailbox().count(0);
        mailbox().answered(0);
    }

    /** Adds a system call to the script. */
    void add(int call, long capability, long label, int length, long word0, long word1, long word2, long word3) {
        int index = mailbox().count() * WORDS;
        mailbox().request(index, call);
        mailbox().request(index + 1, capability);
        mailbox().request(index + 2, MessageInfo.of(label, length).bits());
        mailbox().request(index + 3, word0);
        mailbox().request(index + 4, word1);
        mailbox().request(index + 5, word2);
        mailbox().request(index + 6, word3);
        mailbox().deadline(mailbox().count(), 0);
        mailbox().count(mailbox().count() + 1);
    }

    /** Gives the last call of the script a deadline. */
    void until(long deadline) {
        mailbox().deadline(mailbox().count() - 1, deadline);
    }

    /** Adds a system call without a message. */
    void add(int call, long capability) {
        add(call, capability, 0, 0, 0, 0, 0, 0);
    }

    /** Lets it run the script. */
    void run() {
        startAt(Code.thread(), mailbox().address());
    }

    /** Lets it run code that begins at {@code entry}. */
    void startAt(long entry, long argument) {
        try {
            thread().start(entry, stackTop() - Long.BYTES, argument);
        } catch (KernelFault fault) {
            Check.equal("starting a thread", 0, fault.code());
        }
    }

    /** Stops it wherever it is, and takes back its last signal. */
    void stop() {
        try {
            thread().suspend();
            new Notification(HelperSlots.DONE).poll();
        } catch (KernelFault fault) {
            // There was no signal.
        }
    }

    /** Waits until it has run its script. */
    void await() {
        Raw.call(SystemCall.WAIT, HelperSlots.DONE);
    }

    /** What call {@code index} of the script was answered. */
    Answer answer(int index) {
        int at = index * WORDS;
        Mailbox box = mailbox();
        return new Answer(
                box.answer(at),
                box.answer(at + 1),
                box.answer(at + 2),
                box.answer(at + 3),
                box.answer(at + 4),
                box.answer(at + 5),
                box.answer(at + 6));
    }

    /** The helper's own thread: runs the script at {@code address}, then waits for ever. */
    @Export("conformance_helper")
    static void main(long address) {
        Mailbox box = new Mailbox(address);
        for (int i = 0; i < box.count(); i++) {
            int at = i * WORDS;
            Answer answer = SystemCalls.enterUntil(
                    box.request(at),
                    box.request(at + 1),
                    box.request(at + 2),
                    box.request(at + 3),
                    box.request(at + 4),
                    box.request(at + 5),
                    box.request(at + 6),
                    box.deadline(i));
            box.answer(at, answer.status());
            box.answer(at + 1, answer.value());
            box.answer(at + 2, answer.information());
            box.answer(at + 3, answer.word0());
            box.answer(at + 4, answer.word1());
            box.answer(at + 5, answer.word2());
            box.answer(at + 6, answer.word3());
            box.answered(i + 1);
        }
        SystemCalls.enter(SystemCall.SIGNAL, HelperSlots.DONE, 0, 0, 0, 0, 0);
        while (true) {
            SystemCalls.enter(SystemCall.WAIT, HelperSlots.PARK, 0, 0, 0, 0, 0);
        }
    }
}
