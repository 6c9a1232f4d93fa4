package org.saltyos.basalt.start;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.lang.Fault;

/**
 * The duty to answer a caller that waits; {@link Caller#defer} makes it. It ends with one answer. A caller that went away
 * meanwhile does not notice it.
 *
 * @param slot of this server's CNode that holds the right to answer
 */
public record Later(int slot) {
    /** Answers with the words of {@code reply}; those beyond the fourth are in the IPC buffer. */
    public void answer(Reply reply) {
        Answer sent = SystemCalls.enter(
                SystemCall.SEND, slot, reply.info().bits(), reply.word0(), reply.word1(), reply.word2(), reply.word3());
        // Refused when the caller is gone: then nobody waits for it, and the slot still has to be emptied.
        Caller.release(slot, sent.status() == ErrorCode.OK);
    }

    /** Answers with a fault. */
    public void fail(Fault fault) {
        answer(Reply.failed(fault));
    }
}
