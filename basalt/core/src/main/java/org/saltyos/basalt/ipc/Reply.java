package org.saltyos.basalt.ipc;

import org.saltyos.abi.MessageInfo;
import org.saltyos.lang.Fault;

/**
 * An answer. Its label is 0 for success and otherwise a fault's code; words beyond the fourth are in the IPC buffer.
 *
 * @param info length and label
 * @param word0 the first word
 * @param word1 the second word
 * @param word2 the third word
 * @param word3 the fourth word
 */
public record Reply(MessageInfo info, long word0, long word1, long word2, long word3) {
    private static final long CODE_MASK = 0xffff_ffffL;

    /** A successful answer of {@code length} words. */
    public static Reply of(int length, long word0, long word1, long word2, long word3) {
        return new Reply(MessageInfo.of(0, length), word0, word1, word2, word3);
    }

    /** An answer that carries a fault instead of a result. */
    public static Reply failed(Fault fault) {
        return new Reply(MessageInfo.of(fault.code() & CODE_MASK, 0), 0, 0, 0, 0);
    }

    /** The fault's code, 0 for success. */
    public int fault() {
        return (int) info.label();
    }
}
