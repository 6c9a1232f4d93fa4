package org.saltyos.basalt.ipc;

import org.saltyos.abi.MessageInfo;
import org.saltyos.basalt.start.Caller;
import org.saltyos.lang.linear.Linear;
import org.saltyos.lang.linear.Own;

/**
 * A message that arrived, and the duty to answer it: {@link Ipc#reply}, {@link Ipc#replyReceive} or one of the two methods
 * here that say why there is no answer. The build checks that each request meets with exactly one of them on every path. Words beyond the fourth are in the IPC buffer until the next system call.
 *
 * @param badge of the capability it was sent through, or the bits of a notification
 * @param info length and label
 * @param word0 the first word
 * @param word1 the second word
 * @param word2 the third word
 * @param word3 the fourth word
 */
@Linear(reply = true)
public record Request(long badge, MessageInfo info, long word0, long word1, long word2, long word3) {
    private static final int METHOD_BITS = 16;
    private static final int METHOD_MASK = 0xffff;

    /** Ends a request that is none: a signal of a bound notification, whose sender waits for nothing. */
    @Own
    public void wasSignal() {
        // nobody waits
    }

    /** Ends a request whose answer comes later: the right to give it was saved by {@link Caller#defer}. */
    @Own
    public void isAnsweredLater() {
        // a Later stands for the duty now
    }

    /** Ends a request whose sender is gone or stopped and waits for nothing, or is to wait for ever. */
    @Own
    public void leaveUnanswered() {
        // nobody waits
    }

    /** Ends a request that is being answered. */
    @Own
    void answered() {
        // the kernel keeps whom to answer; nothing is left to do here
    }

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
