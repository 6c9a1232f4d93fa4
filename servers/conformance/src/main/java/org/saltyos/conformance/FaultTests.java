package org.saltyos.conformance;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.PanicKind;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;

/** Every way a thread can fault becomes a message to its handler, whose reply can let it go on. */
final class FaultTests {
    private static final int UNDEFINED_VECTOR_DETAIL = 0;
    private static final int BREAKPOINT_VECTOR = 3;
    private static final int PROTECTION_VECTOR = 13;

    private FaultTests() {}

    static void run() {
        fault("FAULT0001", Code.faultRead(), 0, FaultKind.PAGE, 0x18, 0);
        fault("FAULT0002", Code.faultWrite(), 0, FaultKind.PAGE, 0x20, FaultKind.PAGE_WRITE);
        fault(
                "FAULT0003",
                Code.faultWriteText(),
                0,
                FaultKind.PAGE,
                Code.resumed(),
                FaultKind.PAGE_WRITE | FaultKind.PAGE_PROTECTION);
        executeData();
        readOfTheKernel();
        fault("FAULT0006", Code.faultNoncanonical(), 0x0000_9000_0000_0000L, FaultKind.EXCEPTION, PROTECTION_VECTOR, 0);
        fault("FAULT0007", Code.faultUndefined(), 0, FaultKind.UNDEFINED_INSTRUCTION, UNDEFINED_VECTOR_DETAIL, 0);
        fault("FAULT0008", Code.faultPanic(), 0, FaultKind.PANIC, PanicKind.ASSERTION, 0);
        Mailbox box = new Helper(0).mailbox();
        box.counter(0);
        fault("FAULT0009", Code.faultDivide(), box.address() + Mailbox.COUNTER, FaultKind.DIVIDE, 0, 0);
        fault("FAULT0010", Code.faultHalt(), 0, FaultKind.EXCEPTION, PROTECTION_VECTOR, 0);
        fault("FAULT0011", Code.faultPort(), 0, FaultKind.EXCEPTION, PROTECTION_VECTOR, 0);
        fault("FAULT0012", Code.faultControlRegister(), 0, FaultKind.EXCEPTION, PROTECTION_VECTOR, 0);
        breakpoint();
        otherLabelLeavesItStopped();
        wordsBeyondTheRegisters();
    }

    /** Starts a helper at a faulting instruction, checks the message, and lets it go on elsewhere. */
    private static void fault(String id, long entry, long argument, int kind, long detail, long code) {
        Check.begin(id);
        Helper helper = new Helper(0);
        helper.startAt(entry, argument);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("badge", HelperSlots.FAULT_BADGE, message.value());
        Check.equal("kind", kind, message.info().label());
        Check.equal("length", FaultKind.LENGTH, message.info().length());
        Check.equal("instruction pointer", entry, message.word0());
        Check.equal("detail", detail, message.word1());
        Check.equal("code", code, message.word2());
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
        helper.await();
        Check.end();
    }

    /** The mailbox is data: the jump there faults at its target. */
    private static void executeData() {
        Check.begin("FAULT0004");
        Helper helper = new Helper(0);
        long target = helper.mailbox().address();
        helper.startAt(Code.faultExecute(), target);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.PAGE, message.info().label());
        Check.equal("instruction pointer", target, message.word0());
        Check.equal("detail", target, message.word1());
        Check.equal("code", FaultKind.PAGE_EXECUTE | FaultKind.PAGE_PROTECTION, message.word2());
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
        helper.await();
        Check.end();
    }

    /** Whether the kernel has a page there is not the thread's business, so that bit is not looked at. */
    private static void readOfTheKernel() {
        Check.begin("FAULT0005");
        Helper helper = new Helper(0);
        helper.startAt(Code.faultKernel(), 0);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.PAGE, message.info().label());
        Check.equal("detail", 0xffff_ffff_8000_0000L, message.word1());
        Check.equal("code", 0, message.word2() & ~FaultKind.PAGE_PROTECTION);
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
        helper.await();
        Check.end();
    }

    /** The processor reports a breakpoint after its instruction. */
    private static void breakpoint() {
        Check.begin("FAULT0013");
        Helper helper = new Helper(0);
        helper.startAt(Code.faultBreakpoint(), 0);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.BREAKPOINT, message.info().label());
        Check.equal("instruction pointer", Code.faultBreakpoint() + 1, message.word0());
        Check.equal("detail", BREAKPOINT_VECTOR, message.word1());
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
        helper.await();
        Check.end();
    }

    private static void otherLabelLeavesItStopped() {
        Check.begin("FAULT0014");
        Helper helper = new Helper(0);
        helper.startAt(Code.faultUndefined(), 0);
        Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, 99, 1, Code.resumed(), 0, 0, 0));
        Check.holds("it ran on", Raw.call(SystemCall.POLL, HelperSlots.DONE).status() != 0);
        Check.end();
    }

    private static void wordsBeyondTheRegisters() {
        Check.begin("FAULT0015");
        Helper helper = new Helper(0);
        helper.startAt(Code.faultRead(), 0);
        Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        long stack = Ipc.word(FaultKind.STACK_POINTER);
        Check.holds(
                "the stack pointer is not in the helper's pages",
                stack > helper.mailbox().address() && stack < helper.mailbox().address() + (6 << 12));
        long flags = Ipc.word(FaultKind.FLAGS);
        Check.equal("interrupts are on", 1 << 9, flags & 1 << 9);
        Check.end();
    }
}
