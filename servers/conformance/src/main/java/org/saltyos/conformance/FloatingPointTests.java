package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Floating-point registers: off until allowed, kept over switches, never another thread's. */
final class FloatingPointTests {
    private static final int NOT_AVAILABLE = 7;
    private static final int THREADS = 6;
    private static final int INITIAL_MXCSR = 0x1f80;
    private static final int INITIAL_CONTROL = 0x37f;
    private static final int XMM0_WORD = 20;
    private static final int HEADER_WORD = 64;
    private static final int DEPTH = 64;
    private static final long MILLISECOND = 1_000_000;

    /** A number whose bits an x87 register gives back as they are. */
    private static final long PATTERN = 0x4000_1234_5678_9a00L;

    private FloatingPointTests() {}

    static void run() {
        offByDefault("FPU0001", Code.faultSse());
        offByDefault("FPU0002", Code.faultX87());
        manyThreads();
        callsBetweenThreads();
        kept();
        nothingLeftBehind();
        readAndWrite();
        impossibleStates();
        refusals();
        serverOnTheCallersTime();
    }

    private static Answer allow(long thread, long allowed) {
        return Raw.invoke(thread, Invocation.TCB_SET_FLOATING_POINT, 1, allowed, 0, 0, 0);
    }

    private static FloatingBlock block(int number) {
        return new FloatingBlock(new Helper(1).mailbox().address() + (long) number * FloatingBlock.SIZE);
    }

    private static FloatingBlock prepare(int number, int call, long capability, long limit) {
        FloatingBlock block = block(number);
        block.pattern(PATTERN + number * 0x1_0000L);
        block.call(call);
        block.capability(capability);
        block.limit(limit);
        block.rounds(0);
        block.control(INITIAL_MXCSR | (number & 3) << 13);
        block.error(-1);
        return block;
    }

    private static void offByDefault(String id, long entry) {
        Check.begin(id);
        Helper helper = new Helper(0);
        helper.startAt(entry, 0);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.EXCEPTION, message.info().label());
        Check.equal("instruction pointer", entry, message.word0());
        Check.equal("vector", NOT_AVAILABLE, message.word1());
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
        helper.await();
        Check.end();
    }

    /** Threads without a reservation take turns at every yield; each must find its own registers after thousands. */
    private static void manyThreads() {
        Check.begin("FPU0003");
        for (int i = 0; i < THREADS; i++) {
            FloatingBlock block = prepare(i, SystemCall.YIELD, 0, 300);
            int thread = thread();
            Check.ok("allow", allow(thread, 1));
            start(thread, Code.floating(), block.address());
        }
        for (int wait = 0; wait < 200 && !allDone(); wait++) {
            SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        }
        for (int i = 0; i < THREADS; i++) {
            Check.equal("a register that is not right", 0, block(i).error());
            Check.equal("rounds", 300, block(i).rounds());
        }
        Check.end();
    }

    private static boolean allDone() {
        boolean done = true;
        for (int i = 0; i < THREADS; i++) {
            done &= block(i).error() >= 0;
        }
        return done;
    }

    /** A new stopped thread in this address space, on a scheduling context without reservation. */
    private static int thread() {
        int thread = Objects.make(ObjectType.TCB, ObjectSize.TCB_MAX_BITS);
        int time = Objects.make(ObjectType.SCHED_CONTEXT);
        Ipc.putWord(4, 0);
        Check.ok(
                "configure",
                Raw.invoke(
                        thread,
                        Invocation.TCB_CONFIGURE,
                        5,
                        new Helper(0).faults(),
                        Startup.CNODE_SLOT,
                        Startup.VSPACE_SLOT,
                        0));
        Check.ok("time", Helper.giveTime(time, MILLISECOND / 5));
        Check.ok("bind", Raw.invoke(time, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
        return thread;
    }

    private static void start(int thread, long entry, long argument) {
        Ipc.putWord(4, argument);
        Check.ok("start", Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, 5, 1, entry, 0, 0));
    }

    private static void callsBetweenThreads() {
        Check.begin("FPU0004");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int server = thread();
        int client = thread();
        Check.ok("allow", allow(server, 1));
        Check.ok("allow", allow(client, 1));
        start(
                server,
                Code.floating(),
                prepare(0, SystemCall.REPLY_RECEIVE, endpoint, 1000).address());
        start(
                client,
                Code.floating(),
                prepare(1, SystemCall.CALL, endpoint, 200).address());
        for (int wait = 0; wait < 200 && block(1).error() < 0; wait++) {
            SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        }
        Check.equal("the client's registers", 0, block(1).error());
        Check.equal("the client's calls", 200, block(1).rounds());
        Check.equal("the server has not ended", -1, block(0).error());
        Check.atLeast("the server's rounds", 199, block(0).rounds());
        Check.end();
    }

    /** Taking the permission away keeps the state, and giving it back goes on with it. */
    private static void kept() {
        Check.begin("FPU0005");
        int thread = thread();
        FloatingBlock block = prepare(0, SystemCall.YIELD, 0, 1_000_000);
        Check.ok("allow", allow(thread, 1));
        start(thread, Code.floating(), block.address());
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.holds("it does not run", block.rounds() > 0);
        Check.ok("take away", allow(thread, 0));
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.EXCEPTION, message.info().label());
        Check.equal("vector", NOT_AVAILABLE, message.word1());
        long rounds = block.rounds();
        Check.ok("give back", allow(thread, 1));
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0));
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.holds("it does not go on", block.rounds() > rounds);
        Check.equal("a register that is not right", -1, block.error());
        Check.end();
    }

    private static void nothingLeftBehind() {
        Check.begin("FPU0006");
        int thread = thread();
        Check.ok("allow", allow(thread, 1));
        FloatingBlock block = prepare(0, SystemCall.YIELD, 0, 3);
        start(thread, Code.floating(), block.address());
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal("a register that is not right", 0, block.error());
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, thread, DEPTH, 0, 0));
        freshState(thread());
        Check.end();
    }

    private static void freshState(int thread) {
        Check.ok("allow", allow(thread, 1));
        FloatingBlock block = prepare(0, 0, 0, -1);
        block.found(0);
        start(thread, Code.floatingState(), block.address());
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal("xmm0", 0, block.pattern());
        Check.equal("xmm15", 0, block.limit());
        Check.equal("MXCSR", INITIAL_MXCSR, block.control());
        Check.equal("control word", INITIAL_CONTROL, block.found());
    }

    private static void readAndWrite() {
        Check.begin("FPU0007");
        int thread = thread();
        Check.ok("allow", allow(thread, 1));
        Answer fresh = Raw.invoke(thread, Invocation.TCB_READ_FLOATING_POINT, 1, 0, 0, 0, 0);
        Check.ok("read", fresh);
        Check.equal("control word", INITIAL_CONTROL, fresh.word0() & 0xffff);
        Check.ok("write", Raw.invoke(thread, Invocation.TCB_WRITE_FLOATING_POINT, 2, XMM0_WORD, 0x4242, 0, 0));
        // With XSAVE a part of the state counts only if its header says that it is in use: bit 1 is SSE.
        Raw.invoke(thread, Invocation.TCB_WRITE_FLOATING_POINT, 2, HEADER_WORD, 2, 0, 0);
        FloatingBlock block = prepare(0, 0, 0, -1);
        start(thread, Code.floatingState(), block.address());
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal("xmm0", 0x4242, block.pattern());
        Answer after = Raw.invoke(thread, Invocation.TCB_READ_FLOATING_POINT, 1, XMM0_WORD, 0, 0, 0);
        Check.equal("xmm0 read", 0x4242, after.word0());
        Check.end();
    }

    /** Whatever is written becomes a state that the processor accepts. */
    private static void impossibleStates() {
        Check.begin("FPU0008");
        int thread = thread();
        Check.ok("allow", allow(thread, 1));
        Answer size = Raw.invoke(thread, Invocation.TCB_READ_FLOATING_POINT, 1, HEADER_WORD - 1, 0, 0, 0);
        int words = HEADER_WORD - 1 + size.info().length();
        for (int i = 0; i < words; i++) {
            Check.ok("write", Raw.invoke(thread, Invocation.TCB_WRITE_FLOATING_POINT, 2, i, -1, 0, 0));
        }
        FloatingBlock block = prepare(0, 0, 0, 0);
        start(thread, Code.floatingState(), block.address());
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal("xmm0", -1, block.pattern());
        Check.equal("xmm15", -1, block.limit());
        Check.end();
    }

    private static void refusals() {
        Check.begin("FPU0009");
        int small = Objects.make(ObjectType.TCB);
        int large = Objects.make(ObjectType.TCB, ObjectSize.TCB_MAX_BITS);
        Check.status("no room", ErrorCode.NOT_ENOUGH_MEMORY, allow(small, 1));
        Check.ok("off is off", allow(small, 0));
        Check.status("neither on nor off", ErrorCode.INVALID_ARGUMENT, allow(large, 2));
        Check.status("no word", ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(large, Invocation.TCB_SET_FLOATING_POINT));
        Check.status(
                "read of nothing",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(small, Invocation.TCB_READ_FLOATING_POINT, 1, 0, 0, 0, 0));
        Check.status(
                "write of nothing",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(small, Invocation.TCB_WRITE_FLOATING_POINT, 2, 0, 0, 0, 0));
        Check.status(
                "beyond the end",
                ErrorCode.RANGE_ERROR,
                Raw.invoke(large, Invocation.TCB_READ_FLOATING_POINT, 1, 1 << 20, 0, 0, 0));
        Check.status(
                "before the start",
                ErrorCode.RANGE_ERROR,
                Raw.invoke(large, Invocation.TCB_WRITE_FLOATING_POINT, 2, -1, 0, 0, 0));
        Helper helper = new Helper(0);
        helper.startAt(Code.counter(), helper.mailbox().address() + Mailbox.COUNTER);
        Check.status(
                "a running thread",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(helper.thread().address(), Invocation.TCB_WRITE_FLOATING_POINT, 2, 0, 0, 0, 0));
        int memory = Objects.make(ObjectType.UNTYPED, 14);
        for (int bits = 1; bits < 16; bits++) {
            if (bits < ObjectSize.TCB_BITS || bits > ObjectSize.TCB_MAX_BITS) {
                Answer answer = Raw.invoke(
                        memory,
                        Invocation.UNTYPED_RETYPE,
                        4,
                        ObjectType.TCB,
                        bits,
                        Startup.CNODE_SLOT,
                        Objects.slot() | 1L << 32);
                Check.status("a size that no thread has", ErrorCode.RANGE_ERROR, answer);
            }
        }
        Check.end();
    }

    /** A server that must not compute runs right after its caller, which does, and sees nothing of its registers. */
    private static void serverOnTheCallersTime() {
        Check.begin("FPU0010");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int server = thread();
        int client = thread();
        Check.ok("allow", allow(server, 1));
        Check.ok("allow", allow(client, 1));
        start(
                server,
                Code.floating(),
                prepare(0, SystemCall.REPLY_RECEIVE, endpoint, 1000).address());
        SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        Check.ok("take the server's permission", allow(server, 0));
        int time = server + 1;
        Check.ok("unbind", Raw.invoke(time, Invocation.SCHED_CONTEXT_UNBIND));
        start(
                client,
                Code.floating(),
                prepare(1, SystemCall.CALL, endpoint, 1000).address());
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.EXCEPTION, message.info().label());
        Check.equal("vector", NOT_AVAILABLE, message.word1());
        Check.equal("rounds of the server", 0, block(0).rounds());
        Check.end();
    }
}
