package org.saltyos.kernite.syscall;

import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.kernite.cap.Lookup;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;

/**
 * The words of an invocation and where its answer goes. Operations read all their arguments first, then act, then answer.
 *
 * @param thread the caller
 * @param info the message info it gave
 */
record Arguments(Tcb thread, long info) {
    /** The message's label, cut to what fits an int; no operation has a larger one. */
    int label() {
        long label = new MessageInfo(info).label();
        return label == (int) label ? (int) label : 0;
    }

    /** Refuses messages of fewer than {@code words} words, and those that need an IPC buffer that is not there. */
    void require(int words) throws Refusal {
        boolean unbuffered = words > MessageInfo.REGISTER_WORDS && buffer().address() == 0;
        if (unbuffered || new MessageInfo(info).length() < words) {
            throw Refusal.TRUNCATED_MESSAGE;
        }
    }

    /** Message word {@code index}, below the number that was {@link #require required}. */
    long word(int index) {
        return switch (index) {
            case 0 -> thread.rdx();
            case 1 -> thread.r10();
            case 2 -> thread.r8();
            case 3 -> thread.r9();
            default -> buffer().word(index);
        };
    }

    /** The caller's IPC buffer, address 0 if it has none. */
    IpcBuffer buffer() {
        return new IpcBuffer(thread.ipcBuffer().object());
    }

    /** The slot that the capability address in word {@code index} names; it may be empty. */
    Slot slot(int index) throws Refusal {
        return slot(word(index), index);
    }

    private Slot slot(long address, int index) throws Refusal {
        Slot slot = Lookup.find(thread.cspace(), address);
        if (slot.address() == 0) {
            throw Refusal.failedLookup(index);
        }
        return slot;
    }

    /** The slot that the capability address in word {@code index} names, with a capability of kind {@code type}. */
    @Inline
    Slot capability(int index, int type) throws Refusal {
        return capability(word(index), index, type);
    }

    @NoInline
    private Slot capability(long address, int index, int type) throws Refusal {
        Slot slot = slot(address, index);
        if (slot.type() != type) {
            throw Refusal.invalidArgument(index);
        }
        return slot;
    }

    /** Answers with one value in word 0. */
    void answer(long first) {
        thread.rdx(first);
        thread.rsi(MessageInfo.of(0, 1).bits());
    }

    /** Answers with four values in words 0 to 3. */
    void answer(long first, long second, long third, long fourth) {
        thread.rdx(first);
        thread.r10(second);
        thread.r8(third);
        thread.r9(fourth);
        thread.rsi(MessageInfo.of(0, MessageInfo.REGISTER_WORDS).bits());
    }
}
