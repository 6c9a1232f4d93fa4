package org.saltyos.paths;

import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;

/** Everything that was seen, folded into one number that depends on each bit and on the order. */
final class Trace {
    /** Words of IPC buffers that messages of this test use: 4 to 7. */
    static final int END_WORD = 8;

    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private static long hash = 0xcbf2_9ce4_8422_2325L;

    private Trace() {}

    /** The number. */
    static long hash() {
        return hash;
    }

    /** Adds a number. */
    static void add(long value) {
        hash = (hash ^ value) * MULTIPLIER;
        hash ^= hash >>> 29;
    }

    /** Adds the answer of an exchange: every register that user space has. */
    static void add(Exchange exchange) {
        add(exchange.status());
        add(exchange.value());
        add(exchange.answer());
        for (int i = 0; i < MessageInfo.REGISTER_WORDS; i++) {
            add(exchange.answers(i));
        }
        for (int i = 0; i < Actor.KEPT; i++) {
            add(exchange.kept(i));
        }
    }

    /** Adds the words of a message beyond those in registers. */
    static void add(IpcBuffer buffer) {
        for (int i = MessageInfo.REGISTER_WORDS; i < END_WORD; i++) {
            add(buffer.word(i));
        }
    }
}
