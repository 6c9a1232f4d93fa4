package org.saltyos.conformance;

import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;

/** System calls whose refusals are what a test wants to see. */
final class Raw {
    private Raw() {}

    /** Invokes an object with up to four words. */
    static Answer invoke(long capability, int label, int length, long word0, long word1, long word2, long word3) {
        return SystemCalls.enter(
                SystemCall.INVOKE, capability, MessageInfo.of(label, length).bits(), word0, word1, word2, word3);
    }

    /** Invokes an object without words. */
    static Answer invoke(long capability, int label) {
        return invoke(capability, label, 0, 0, 0, 0, 0);
    }

    /** A system call without a message. */
    static Answer call(int number, long capability) {
        return SystemCalls.enter(number, capability, 0, 0, 0, 0, 0);
    }

    /** A system call with a message of up to four words. */
    static Answer call(
            int number, long capability, long label, int length, long word0, long word1, long word2, long word3) {
        return SystemCalls.enter(
                number, capability, MessageInfo.of(label, length).bits(), word0, word1, word2, word3);
    }
}
