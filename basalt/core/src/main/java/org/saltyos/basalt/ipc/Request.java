package org.saltyos.basalt.ipc;

import org.saltyos.abi.MessageInfo;

/**
 * A message that arrived. Words beyond the fourth are in the IPC buffer until the next system call.
 *
 * @param badge of the capability it was sent through, or the bits of a notification
 * @param info length and label
 * @param word0 the first word
 * @param word1 the second word
 * @param word2 the third word
 * @param word3 the fourth word
 */
public record Request(long badge, MessageInfo info, long word0, long word1, long word2, long word3) {
    private static final int METHOD_BITS = 16;
    private static final int METHOD_MASK = 0xffff;

    /** The label of a request for a protocol's method. */
    static long label(int tag, int method) {
        return (long) tag << METHOD_BITS | method;
    }

    /** The protocol and version that the sender speaks. */
    public int tag() {
        return (int) (info.label() >>> METHOD_BITS);
    }

    /** Number of the method in its protocol. */
    public int method() {
        return (int) info.label() & METHOD_MASK;
    }

    /**
     * Checks that the message has the words a method needs.
     *
     * @throws RemoteFault when it has fewer
     */
    public void requireLength(int words) throws RemoteFault {
        if (info.length() < words) {
            throw RemoteFault.MALFORMED;
        }
    }
}
