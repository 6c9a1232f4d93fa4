package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.kernite.arch.x86_64.Power;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.debug.DebugConsole;

/** Debug output and shutdown. */
final class SystemInvocation {
    private static final int WORD_BYTES = 8;
    private static final int MAX_BYTES = 3 * WORD_BYTES;

    private SystemInvocation() {}

    static void invoke(Arguments arguments) throws Refusal {
        switch (arguments.label()) {
            case Invocation.SYSTEM_DEBUG_WRITE:
                debugWrite(arguments);
                return;
            case Invocation.SYSTEM_SHUTDOWN:
                arguments.require(1);
                Power.exit((int) arguments.word(0));
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
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
