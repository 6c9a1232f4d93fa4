package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.SystemCall;
import org.saltyos.abi.TraceKind;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;

/** The kernel's trace: system calls, switches and faults in the order they happened, and no address of the kernel. */
final class TraceTests {
    private static final long NOWHERE = 0x0000_7300_7000_0000L;
    private static final int PAGE_FAULT = 14;
    private static final int WORDS = 4;

    private TraceTests() {}

    static void run() {
        whatHappened();
        refusals();
    }

    private static long control() {
        return Startup.slot("kernel.system-control");
    }

    private static Answer trace(long on) {
        return Raw.invoke(control(), Invocation.SYSTEM_TRACE, 1, on, 0, 0, 0);
    }

    private static long word(Answer last, int entry, int index) {
        int at = 2 + entry * WORDS + index;
        return at == 2 ? last.word2() : at == 3 ? last.word3() : Ipc.word(at);
    }

    private static boolean is(Answer last, int entry, int kind, int number, long argument) {
        return word(last, entry, 1) == (kind | (long) number << Integer.SIZE) && word(last, entry, 3) == argument;
    }

    private static void whatHappened() {
        Check.begin("DEBUG0001");
        Helper helper = new Helper(0);
        Check.ok("begin", trace(1));
        Check.status("a call that fails", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(Startup.CNODE_SLOT, 0x1234));
        helper.startAt(Code.readAt(), NOWHERE);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("the fault", FaultKind.PAGE, message.info().label());
        Check.ok("end", trace(0));
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
        helper.await();
        Answer last = Raw.invoke(control(), Invocation.SYSTEM_TRACE_READ, 1, 0, 0, 0, 0);
        Check.ok("read", last);
        int count = (int) last.word1();
        Check.equal("from the start", 0, last.word0());
        Check.atLeast("entries", 5, count);
        Check.holds(
                "the first call",
                is(last, 0, TraceKind.SYSTEM_CALL, SystemCall.INVOKE | 0x1234 << Byte.SIZE, Startup.CNODE_SLOT));
        int fault = -1;
        int chosen = -1;
        for (int i = 0; i < count; i++) {
            Check.holds("in order", i == 0 || word(last, i, 0) >= word(last, i - 1, 0));
            Check.holds(
                    "no address of the kernel",
                    word(last, i, 0) >= 0 && word(last, i, 2) >= 0 && word(last, i, 3) >= 0);
            if (is(last, i, TraceKind.TRAP, PAGE_FAULT, NOWHERE)) {
                fault = i;
            } else if (fault < 0 && is(last, i, TraceKind.SWITCH, 0, 0) && word(last, i, 2) != word(last, 0, 2)) {
                chosen = i;
            }
        }
        Check.atLeast("the helper was chosen", 1, chosen);
        Check.atLeast("and faulted then", chosen, fault);
        Check.equal("the same thread", word(last, chosen, 2), word(last, fault, 2));
        Check.end();
    }

    private static void refusals() {
        Check.begin("DEBUG0002");
        Check.status("neither on nor off", ErrorCode.INVALID_ARGUMENT, trace(2));
        Check.status("no words", ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(control(), Invocation.SYSTEM_TRACE_READ));
        Check.status("unknown label", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(control(), 0xfff));
        Answer beyond = Raw.invoke(control(), Invocation.SYSTEM_TRACE_READ, 1, Long.MAX_VALUE, 0, 0, 0);
        Check.ok("beyond the end", beyond);
        Check.equal("nothing", 0, beyond.word1());
        Check.end();
    }
}
