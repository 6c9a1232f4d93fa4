package org.saltyos.basalt.kernel;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.MessageInfo;

/**
 * What a system call leaves in the registers.
 *
 * @param status an {@link ErrorCode}
 * @param value the badge of a received message, or a call's result
 * @param information the encoded {@link MessageInfo} of a received message
 * @param word0 the first message word
 * @param word1 the second message word
 * @param word2 the third message word
 * @param word3 the fourth message word
 */
public record Answer(long status, long value, long information, long word0, long word1, long word2, long word3) {
    /** An answer that only tells a status. */
    public static Answer of(int status) {
        return new Answer(status, 0, 0, 0, 0, 0, 0);
    }

    /** The received message's length, capabilities and label. */
    public MessageInfo info() {
        return new MessageInfo(information);
    }

    /**
     * Does nothing if the call did its work.
     *
     * @throws KernelFault the fault with the call's error code
     */
    public Answer requireOk() throws KernelFault {
        if (status != ErrorCode.OK) {
            throw KernelFault.of((int) status);
        }
        return this;
    }
}
