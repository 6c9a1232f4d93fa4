package org.saltyos.basalt.ipc;

import org.saltyos.abi.SystemCall;
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
        // Refused when the caller is gone: then nobody waits for it.
        SystemCalls.enter(
                SystemCall.SEND, slot, reply.info().bits(), reply.word0(), reply.word1(), reply.word2(), reply.word3());
        Caller.release(slot);
    }

    /** Answers with a fault. */
    public void fail(Fault fault) {
        answer(Reply.failed(fault));
    }
}
