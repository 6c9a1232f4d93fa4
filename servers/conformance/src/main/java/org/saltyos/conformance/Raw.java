package org.saltyos.conformance;

import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
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

    /** A system call without a message that waits until a deadline. */
    static Answer until(int number, long capability, long deadline) {
        return SystemCalls.enterUntil(number, capability, 0, 0, 0, 0, 0, deadline);
    }

    /** A receive from {@code count} endpoints in the slots from {@code first} on. */
    static Answer any(int count, int first, long deadline) {
        choose(Ipc.buffer(), first);
        return until(SystemCall.RECEIVE_ANY, count, deadline);
    }

    /** Names the endpoints in the slots from {@code first} on in a buffer. */
    static void choose(IpcBuffer buffer, int first) {
        for (int i = 0; i < SystemCall.MAX_ENDPOINTS; i++) {
            buffer.endpoint(i, first + i);
        }
    }
}
