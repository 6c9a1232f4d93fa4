package org.saltyos.kernite.ipc;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.cap.CapabilityTransfer;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.NoInline;

/**
 * Moves messages between threads. Registers travel all four whatever the length says, as the fastpath does it; words
 * from the fifth on go from IPC buffer to IPC buffer, and are cut off when one side has none.
 */
final class Messages {
    private Messages() {}

    /**
     * Gives {@code to}, which waits to receive, the message that {@code from} sends.
     *
     * @param rights of the capability it is sent through; capabilities travel only with {@link Rights#GRANT}
     * @param endpoint address of the endpoint, 0 for a reply
     */
    static void transfer(Tcb from, Tcb to, long badge, int rights, long endpoint) {
        MessageInfo info = new MessageInfo(from.rsi());
        int length = Math.min(info.length(), MessageInfo.MAX_LENGTH);
        to.rdx(from.rdx());
        to.r10(from.r10());
        to.r8(from.r8());
        to.r9(from.r9());
        if (length > MessageInfo.REGISTER_WORDS) {
            length = copyWords(from, to, length);
        }
        if (info.capabilities() > 0 && (rights & Rights.GRANT) != 0) {
            deliver(to, badge, MessageInfo.of(info.label(), length, info.capabilities()));
            capabilities(from, to, endpoint);
        } else {
            deliver(to, badge, MessageInfo.of(info.label(), length));
        }
    }

    @NoInline
    private static void capabilities(Tcb from, Tcb to, long endpoint) {
        to.rsi(CapabilityTransfer.transfer(from, to, new MessageInfo(to.rsi()), endpoint)
                .bits());
    }

    /** Gives {@code to}, which waits to receive, the report of the fault of {@code from}. */
    static void transferFault(Tcb from, Tcb to, long badge) {
        to.rdx(from.rip());
        to.r10(from.faultAddress());
        to.r8(from.faultCode());
        to.r9(from.rbp());
        int length = MessageInfo.REGISTER_WORDS;
        if (to.ipcBuffer().type() == ObjectType.FRAME) {
            IpcBuffer words = new IpcBuffer(to.ipcBuffer().object());
            words.word(FaultKind.STACK_POINTER, from.rsp());
            words.word(FaultKind.FLAGS, from.rflags());
            length = FaultKind.LENGTH;
        }
        deliver(to, badge, MessageInfo.of(from.faultKind(), length));
    }

    /**
     * Ends the wait of {@code tcb} with a status instead of a message. All message registers become 0: those of a thread
     * that waits since a fastpath were never saved.
     */
    static void complete(Tcb tcb, int status) {
        tcb.rax(status);
        tcb.rdi(0);
        tcb.rsi(0);
        tcb.rdx(0);
        tcb.r10(0);
        tcb.r8(0);
        tcb.r9(0);
    }

    /** Tells {@code tcb}, which received from several endpoints or until a time, that a signal came instead. */
    static void tellSignal(Tcb tcb) {
        tcb.rsi((long) MessageInfo.SOURCE_SIGNAL << MessageInfo.SOURCE_SHIFT);
    }

    private static void deliver(Tcb to, long badge, MessageInfo info) {
        to.rax(ErrorCode.OK);
        to.rdi(badge);
        to.rsi(info.bits());
    }

    private static int copyWords(Tcb from, Tcb to, int length) {
        if (from.ipcBuffer().type() != ObjectType.FRAME || to.ipcBuffer().type() != ObjectType.FRAME) {
            return MessageInfo.REGISTER_WORDS;
        }
        IpcBuffer source = new IpcBuffer(from.ipcBuffer().object());
        IpcBuffer target = new IpcBuffer(to.ipcBuffer().object());
        for (int i = MessageInfo.REGISTER_WORDS; i < length; i++) {
            target.word(i, source.word(i));
        }
        return length;
    }
}
