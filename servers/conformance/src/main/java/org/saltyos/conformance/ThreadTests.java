package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.RegisterFile;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Threads: their spaces, registers, stopping and going on. */
final class ThreadTests {
    private static final long MILLISECOND = 1_000_000;

    private ThreadTests() {}

    static void run() {
        configureRefusals();
        stopAndGoOn();
        writesEveryRegister();
        registerRefusals();
        threadPointer();
        newThreadHasNothing();
    }

    private static Answer configure(long thread, long faults, long table, long memory, long buffer, long frame) {
        Ipc.putWord(4, frame);
        return Raw.invoke(thread, Invocation.TCB_CONFIGURE, 5, faults, table, memory, buffer);
    }

    private static void configureRefusals() {
        Check.begin("THREAD0001");
        int thread = Objects.make(ObjectType.TCB);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        long table = Startup.CNODE_SLOT;
        long memory = Startup.VSPACE_SLOT;
        Check.status("no CNode", ErrorCode.INVALID_ARGUMENT, configure(thread, 0, endpoint, memory, 0, 0));
        Check.status("empty CNode", ErrorCode.INVALID_ARGUMENT, configure(thread, 0, 0, memory, 0, 0));
        Check.status("no address space", ErrorCode.INVALID_ARGUMENT, configure(thread, 0, table, table, 0, 0));
        Check.status("no endpoint", ErrorCode.INVALID_ARGUMENT, configure(thread, table, table, memory, 0, 0));
        Check.status("no frame", ErrorCode.INVALID_ARGUMENT, configure(thread, 0, table, memory, 0x1000, endpoint));
        Check.status("outside", ErrorCode.FAILED_LOOKUP, configure(thread, 1L << 40, table, memory, 0, 0));
        Check.ok("right", configure(thread, endpoint, table, memory, 0, 0));
        Check.end();
    }

    private static void stopAndGoOn() {
        Check.begin("THREAD0002");
        Helper helper = new Helper(0);
        Helper.awaitFullBudget();
        Mailbox box = helper.mailbox();
        box.counter(0);
        helper.startAt(Code.counter(), box.address() + Mailbox.COUNTER);
        SystemCalls.sleepUntil(SystemCalls.clock() + 3 * MILLISECOND);
        Check.holds("it does not count", box.counter() > 0);
        Check.ok("stop", Raw.invoke(helper.thread().address(), Invocation.TCB_SUSPEND));
        long stopped = box.counter();
        SystemCalls.sleepUntil(SystemCalls.clock() + 30 * MILLISECOND);
        Check.equal("count of a stopped thread", stopped, box.counter());
        Check.ok("go on", Raw.invoke(helper.thread().address(), Invocation.TCB_RESUME));
        SystemCalls.sleepUntil(SystemCalls.clock() + 30 * MILLISECOND);
        Check.holds("it does not go on", box.counter() > stopped);
        Check.end();
    }

    private static void writesEveryRegister() {
        Check.begin("THREAD0003");
        int thread = Objects.make(ObjectType.TCB);
        Check.ok("configure", configure(thread, 0, Startup.CNODE_SLOT, Startup.VSPACE_SLOT, 0, 0));
        for (int i = RegisterFile.RDI; i <= RegisterFile.R15; i++) {
            Ipc.putWord(i + 1, 0x7000_0000L + i);
        }
        Ipc.putWord(RegisterFile.TLS_BASE + 1, 0x40_0000);
        Check.ok(
                "write",
                Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, RegisterFile.COUNT + 1, 0, 0x40_1000, 0x50_0000, 0));
        Answer read = Raw.invoke(thread, Invocation.TCB_READ_REGISTERS, 1, 0, 0, 0, 0);
        Check.ok("read", read);
        Check.equal("instruction pointer", 0x40_1000, read.word0());
        Check.equal("stack pointer", 0x50_0000, read.word1());
        Check.equal("rdi", 0x7000_0000L + RegisterFile.RDI, read.word3());
        for (int i = RegisterFile.RSI; i <= RegisterFile.R15; i++) {
            Check.equal("a register", 0x7000_0000L + i, Ipc.word(i));
        }
        Check.equal("thread pointer", 0x40_0000, Ipc.word(RegisterFile.TLS_BASE));
        Check.end();
    }

    private static void registerRefusals() {
        Check.begin("THREAD0004");
        int thread = Objects.make(ObjectType.TCB);
        Check.status(
                "instruction pointer in the kernel",
                ErrorCode.RANGE_ERROR,
                Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, 2, 0, 0xffff_ffff_8000_0000L, 0, 0));
        Check.status(
                "instruction pointer that is no address",
                ErrorCode.RANGE_ERROR,
                Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, 2, 0, 0x0000_9000_0000_0000L, 0, 0));
        Helper helper = new Helper(0);
        helper.startAt(Code.counter(), helper.mailbox().address() + Mailbox.COUNTER);
        Check.status(
                "a running thread",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(helper.thread().address(), Invocation.TCB_WRITE_REGISTERS, 2, 0, 0x40_1000, 0, 0));
        Check.end();
    }

    private static void threadPointer() {
        Check.begin("THREAD0005");
        int thread = Objects.make(ObjectType.TCB);
        Check.ok("in user space", Raw.invoke(thread, Invocation.TCB_SET_TLS_BASE, 1, 0x1234_5000, 0, 0, 0));
        Check.status(
                "no address",
                ErrorCode.RANGE_ERROR,
                Raw.invoke(thread, Invocation.TCB_SET_TLS_BASE, 1, 0x0000_9000_0000_0000L, 0, 0, 0));
        Check.end();
    }

    /** A thread without spaces can be told to run and does no harm. */
    private static void newThreadHasNothing() {
        Check.begin("THREAD0006");
        int thread = Objects.make(ObjectType.TCB);
        Answer registers = Raw.invoke(thread, Invocation.TCB_READ_REGISTERS, 1, 0, 0, 0, 0);
        Check.equal("instruction pointer", 0, registers.word0());
        Check.equal("stack pointer", 0, registers.word1());
        for (int i = RegisterFile.RSI; i <= RegisterFile.TLS_BASE; i++) {
            Check.equal("a register", 0, Ipc.word(i));
        }
        Raw.invoke(thread, Invocation.TCB_RESUME);
        SystemCalls.yield();
        Check.ok("stop", Raw.invoke(thread, Invocation.TCB_SUSPEND));
        Check.status("signal of a thread", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.SIGNAL, thread));
        Check.end();
    }
}
