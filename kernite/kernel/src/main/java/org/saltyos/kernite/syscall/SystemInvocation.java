package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.kernite.arch.x86_64.Power;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.debug.DebugConsole;
import org.saltyos.kernite.debug.Trace;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;

/** Debug output, the trace, and shutdown. */
@Cold
final class SystemInvocation {
    private static final int WORD_BYTES = 8;
    private static final int MAX_BYTES = 3 * WORD_BYTES;

    /** As many as fit into a message behind two words. */
    private static final int MAX_ENTRIES = (MessageInfo.MAX_LENGTH - 2) / Trace.WORDS;

    private SystemInvocation() {}

    @NoInline
    static void invoke(Arguments arguments) throws Refusal {
        switch (arguments.label()) {
            case Invocation.SYSTEM_DEBUG_WRITE:
                debugWrite(arguments);
                return;
            case Invocation.SYSTEM_SHUTDOWN:
                arguments.require(1);
                Power.exit((int) arguments.word(0));
                return;
            case Invocation.SYSTEM_TRACE:
                arguments.require(1);
                if (arguments.word(0) < 0 || arguments.word(0) > 1) {
                    throw Refusal.invalidArgument(0);
                }
                Trace.set(arguments.word(0) != 0);
                return;
            case Invocation.SYSTEM_TRACE_READ:
                readTrace(arguments);
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    private static void readTrace(Arguments arguments) throws Refusal {
        arguments.require(1);
        if (arguments.buffer().address() == 0) {
            throw Refusal.TRUNCATED_MESSAGE;
        }
        long first = Trace.first(arguments.word(0));
        int count = (int) Math.min(MAX_ENTRIES, Trace.count() - first);
        if (count > 0) {
            arguments.answer(first, count, Trace.word(first, 0), Trace.word(first, 1));
        } else {
            arguments.answer(first, 0, 0, 0);
        }
        for (int i = 2; i < count * Trace.WORDS; i++) {
            arguments.buffer().word(2 + i, Trace.word(first + i / Trace.WORDS, i % Trace.WORDS));
        }
        arguments
                .thread()
                .rsi(MessageInfo.of(0, Math.max(MessageInfo.REGISTER_WORDS, 2 + count * Trace.WORDS))
                        .bits());
    }

    private static void debugWrite(Arguments arguments) throws Refusal {
        arguments.require(1);
        long count = arguments.word(0);
        if (count < 0 || count > MAX_BYTES) {
            throw Refusal.rangeError(0);
        }
        arguments.require(1 + ((int) count + WORD_BYTES - 1) / WORD_BYTES);
        for (int i = 0; i < (int) count; i++) {
            long word = arguments.word(1 + i / WORD_BYTES);
            DebugConsole.write((byte) (word >>> Byte.SIZE * (i % WORD_BYTES)));
        }
    }
}
