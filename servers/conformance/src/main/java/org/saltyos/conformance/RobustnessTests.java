package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** What a program without scruples does: random system calls, and deletion of what is in use. The kernel must live. */
final class RobustnessTests {
    private static final int BATCHES = 60;
    private static final int CALLS = 31;
    private static final int DEPTH = 64;
    private static final long MILLISECOND = 1_000_000;
    private static final int[] NUMBERS = {
        SystemCall.INVOKE,
        SystemCall.INVOKE,
        SystemCall.INVOKE,
        SystemCall.INVOKE,
        SystemCall.SIGNAL,
        SystemCall.POLL,
        SystemCall.SEND_NONBLOCKING,
        SystemCall.RECEIVE_NONBLOCKING,
        SystemCall.REPLY,
        SystemCall.CALL_UNTIL,
        SystemCall.SEND_UNTIL,
        SystemCall.REPLY_RECEIVE_UNTIL,
        SystemCall.WAIT_UNTIL,
        SystemCall.RECEIVE_ANY,
        SystemCall.FUTEX_WAIT,
        SystemCall.FUTEX_WAKE,
        SystemCall.FUTEX_REQUEUE
    };

    private static long state = 0x5eed_5a17_2026_0001L;

    private RobustnessTests() {}

    static void run() {
        randomCalls();
        tableThatHoldsItself();
        deletedRunningThread();
        deletedAddressSpace();
        deletedBuffer();
        revokedWorld();
    }

    /** Xorshift64 (Marsaglia 2003): the same calls in every run. */
    private static long random() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return state;
    }

    private static int random(int bound) {
        return (int) Long.remainderUnsigned(random(), bound);
    }

    /** Arguments that lead deep: addresses of things that are there, depths, sizes, and now and then anything. */
    private static long argument() {
        switch (random(8)) {
            case 0:
                return DEPTH;
            case 1:
                return 64 | 64 << 8 | (long) random(32) << 16;
            case 2:
                return (long) random(1 << 10) << 12;
            case 3:
                return random(32) | (long) random(4) << 32;
            case 4:
                return random();
            case 5:
                return 1L << random(64);
            default:
                return random(Sandbox.LAST + 2);
        }
    }

    private static void randomCalls() {
        int answered = 0;
        int done = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            Check.begin("FUZZ0001");
            Helper helper = new Helper(1);
            helper.useTable(Sandbox.make());
            helper.begin();
            for (int i = 0; i < CALLS; i++) {
                int label = random(4) == 0 ? random(0x80) : Invocation.UNTYPED_RETYPE + random(0x5c);
                helper.add(
                        NUMBERS[random(NUMBERS.length)],
                        random(Sandbox.LAST + 2),
                        label,
                        random(8),
                        argument(),
                        argument(),
                        argument(),
                        argument());
            }
            for (int word = MessageInfo.REGISTER_WORDS; word < 8; word++) {
                helper.buffer().word(word, argument());
            }
            helper.run();
            SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
            helper.stop();
            helper.useTable(Startup.CNODE_SLOT);
            answered += helper.mailbox().answered();
            for (int i = 0; i < helper.mailbox().answered(); i++) {
                done += helper.answer(i).status() == ErrorCode.OK ? 1 : 0;
            }
        }
        Check.atLeast("calls made", BATCHES * CALLS / 2, answered);
        Check.atLeast("calls that did something", BATCHES * CALLS / 20, done);
        Check.ok("the kernel still answers", Raw.call(SystemCall.CLOCK, 0));
        Check.end();
    }

    /** A CNode with a capability to itself inside, and one to its thread: nobody outside holds it any more. */
    private static void tableThatHoldsItself() {
        Check.begin("ROBUST0001");
        int table = Sandbox.make();
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, table, DEPTH, 0, 0));
        Check.equal("kind", ObjectType.NULL, Objects.typeOf(table));
        Check.end();
    }

    private static int counterThread(int space) {
        int thread = Objects.make(ObjectType.TCB);
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        Helper pages = new Helper(1);
        pages.mailbox().counter(0);
        Ipc.putWord(4, 0);
        Check.ok("configure", Raw.invoke(thread, Invocation.TCB_CONFIGURE, 5, 0, Startup.CNODE_SLOT, space, 0));
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
        Check.ok("bind", Raw.invoke(context, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
        Ipc.putWord(4, pages.mailbox().address() + Mailbox.COUNTER);
        Check.ok("start", Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, 5, 1, Code.counter(), 0, 0));
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        return thread;
    }

    private static void deletedRunningThread() {
        Check.begin("ROBUST0002");
        int thread = counterThread(Startup.VSPACE_SLOT);
        Mailbox box = new Helper(1).mailbox();
        Check.holds("it does not count", box.counter() > 0);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, thread, DEPTH, 0, 0));
        long last = box.counter();
        SystemCalls.sleepUntil(SystemCalls.clock() + 25 * MILLISECOND);
        Check.equal("count of a deleted thread", last, box.counter());
        Check.end();
    }

    /** The thread's own address space is empty: it faults at once; then the space goes away under it. */
    private static void deletedAddressSpace() {
        Check.begin("ROBUST0003");
        int space = Objects.make(ObjectType.VSPACE);
        int thread = counterThread(space);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, space, DEPTH, 0, 0));
        Raw.invoke(thread, Invocation.TCB_RESUME);
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal("count without memory", 0, new Helper(1).mailbox().counter());
        Check.ok("stop", Raw.invoke(thread, Invocation.TCB_SUSPEND));
        Check.end();
    }

    /** A thread whose buffer's frame is gone still sends and receives what fits in registers. */
    private static void deletedBuffer() {
        Check.begin("ROBUST0004");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(1);
        int frame = Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        helper.useBuffer(frame);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, frame, DEPTH, 0, 0));
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.run();
        Check.ok("send", Raw.call(SystemCall.SEND, endpoint, 1, 20, 11, 12, 13, 14));
        helper.await();
        Check.equal("first word", 11, helper.answer(0).word0());
        Check.equal("fourth word", 14, helper.answer(0).word3());
        Check.holds("length", helper.answer(0).info().length() <= 20);
        helper.stop();
        helper.useTable(Startup.CNODE_SLOT);
        Check.end();
    }

    /** Revoking the memory of everything at once, while threads of it run and wait. */
    private static void revokedWorld() {
        Check.begin("ROBUST0005");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        counterThread(Startup.VSPACE_SLOT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.CALL, endpoint);
        helper.run();
        Check.ok("revoke", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_REVOKE, 2, HelperSlots.MEMORY, DEPTH, 0, 0));
        helper.await();
        Check.status("the caller", ErrorCode.CANCELLED, helper.answer(0));
        Check.equal("the endpoint", ObjectType.NULL, Objects.typeOf(endpoint));
        int again = Objects.make(ObjectType.UNTYPED, Objects.MEMORY_BITS);
        Check.equal("all of the memory again", ObjectType.UNTYPED, Objects.typeOf(again));
        Check.end();
    }
}
