package org.saltyos.conformance;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;

/**
 * What a program must not do becomes an exception of it, with the vector, the error code and the place where it happened.
 * The instructions lie in threads.S, 16 bytes apart, in the order of the tests.
 */
final class ExceptionTests {
    private static final int STRIDE = 16;

    /** The error code names a gate of the interrupt table; QEMU 7.2 names another one than processors do. */
    private static final long ANY_GATE = -1;

    /** Of processors; QEMU 7.2 does not tell the stack from other memory here. */
    private static final int STACK_FAULT = 12;

    private static final int GENERAL_PROTECTION = 13;
    private static final long GATE = 2;
    private static final String[] NAMES = names();

    private static int next;

    private ExceptionTests() {}

    private static String[] names() {
        String[] names = new String[37];
        for (int i = 0; i < names.length; i++) {
            names[i] = String.format("EXCEPTION%04d", i + 1);
        }
        return names;
    }

    static void run() {
        exception("cli", FaultKind.EXCEPTION, 13, 0, 0);
        exception("sti", FaultKind.EXCEPTION, 13, 0, 0);
        exception("invd", FaultKind.EXCEPTION, 13, 0, 0);
        exception("wbinvd", FaultKind.EXCEPTION, 13, 0, 0);
        exception("clts", FaultKind.EXCEPTION, 13, 0, 0);
        exception("lgdt", FaultKind.EXCEPTION, 13, 0, 0);
        exception("lidt", FaultKind.EXCEPTION, 13, 0, 0);
        exception("ltr", FaultKind.EXCEPTION, 13, 0, 0);
        exception("lldt", FaultKind.EXCEPTION, 13, 0, 0);
        exception("lmsw", FaultKind.EXCEPTION, 13, 0, 0);
        exception("invlpg", FaultKind.EXCEPTION, 13, 0, 0);
        exception("rdmsr", FaultKind.EXCEPTION, 13, 0, 0);
        exception("wrmsr", FaultKind.EXCEPTION, 13, 0, 0);
        exception("swapgs", FaultKind.EXCEPTION, 13, 0, 0);
        exception("read of cr0", FaultKind.EXCEPTION, 13, 0, 0);
        exception("write of cr4", FaultKind.EXCEPTION, 13, 0, 0);
        exception("read of cr8", FaultKind.EXCEPTION, 13, 0, 0);
        exception("read of dr0", FaultKind.EXCEPTION, 13, 0, 0);
        exception("write of dr7", FaultKind.EXCEPTION, 13, 0, 0);
        exception("outb", FaultKind.EXCEPTION, 13, 0, 0);
        exception("sysretq", FaultKind.EXCEPTION, 13, 0, 0);
        exception("interrupt 0x80", FaultKind.EXCEPTION, 13, ANY_GATE, 0);
        exception("the timer's interrupt", FaultKind.EXCEPTION, 13, ANY_GATE, 0);
        exception("a page fault by int", FaultKind.EXCEPTION, 13, ANY_GATE, 0);
        exception("a selector that is none", FaultKind.EXCEPTION, 13, 0x1230, 4);
        exception("ud1 without a kind", FaultKind.UNDEFINED_INSTRUCTION, 0, 0, 0);
        exception("lock nop", FaultKind.UNDEFINED_INSTRUCTION, 0, 0, 0);
        exception("into", FaultKind.UNDEFINED_INSTRUCTION, 0, 0, 0);
        exception("pusha", FaultKind.UNDEFINED_INSTRUCTION, 0, 0, 0);
        exception("daa", FaultKind.UNDEFINED_INSTRUCTION, 0, 0, 0);
        exception("far call", FaultKind.UNDEFINED_INSTRUCTION, 0, 0, 0);
        exception("rsm", FaultKind.UNDEFINED_INSTRUCTION, 0, 0, 0);
        exception("quotient too large", FaultKind.DIVIDE, 0, 0, 9);
        exception("stack at the first page", FaultKind.PAGE, 0xf8, FaultKind.PAGE_WRITE, 5);
        exception("single step", FaultKind.BREAKPOINT, 1, 0, 9);
        exception("a stack beyond canonical addresses", FaultKind.EXCEPTION, STACK_FAULT, 0, 10);
        exception("an unaligned access with the alignment-check flag", FaultKind.UNDEFINED_INSTRUCTION, 0, 0, 13);
    }

    private static void exception(String what, int kind, long detail, long code, int offset) {
        Check.begin(NAMES[next]);
        long entry = Code.exceptions() + (long) next * STRIDE;
        next++;
        Helper helper = new Helper(0);
        helper.startAt(entry, 0);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("badge", HelperSlots.FAULT_BADGE, message.value());
        Check.equal(what, kind, message.info().label());
        Check.equal("instruction pointer", entry + offset, message.word0());
        if (detail == STACK_FAULT) {
            Check.holds("vector", message.word1() == STACK_FAULT || message.word1() == GENERAL_PROTECTION);
        } else {
            Check.equal("detail", detail, message.word1());
        }
        if (code == ANY_GATE) {
            Check.equal("a gate is named", GATE, message.word2() & 7);
        } else {
            Check.equal("code", code, message.word2());
        }
        if (kind != FaultKind.BREAKPOINT) { // a thread that steps would trap again at once
            Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
            helper.await();
        }
        Check.end();
    }
}
