package org.saltyos.kernite.syscall;

import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.RegisterFile;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.thread.Registers;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.Cold;

/** Reading and writing the registers of another thread. */
@Cold
final class RegisterInvocation {
    private static final int RESUME = 1;

    private RegisterInvocation() {}

    static void read(Arguments arguments, Tcb tcb) throws Refusal {
        arguments.require(1);
        requireOther(arguments, tcb);
        if (arguments.word(0) != 0) {
            Tcbs.suspend(tcb);
        }
        int count = arguments.buffer().address() == 0 ? MessageInfo.REGISTER_WORDS : RegisterFile.COUNT;
        arguments.answer(
                Registers.read(tcb, 0), Registers.read(tcb, 1), Registers.read(tcb, 2), Registers.read(tcb, 3));
        for (int i = MessageInfo.REGISTER_WORDS; i < count; i++) {
            arguments.buffer().word(i, Registers.read(tcb, i));
        }
        arguments.thread().rsi(MessageInfo.of(0, count).bits());
    }

    static void write(Arguments arguments, Tcb tcb) throws Refusal {
        int length = new MessageInfo(arguments.info()).length();
        arguments.require(Math.max(length, 2));
        requireOther(arguments, tcb);
        if (tcb.state() != ThreadState.STOPPED) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        int count = Math.min(length - 1, RegisterFile.COUNT);
        for (int i = 0; i < count; i++) {
            if (!Registers.isWritable(i, arguments.word(i + 1))) {
                throw Refusal.rangeError(Math.min(i + 1, MessageInfo.REGISTER_WORDS));
            }
        }
        for (int i = 0; i < count; i++) {
            Registers.write(tcb, i, arguments.word(i + 1));
        }
        if (arguments.word(0) == RESUME) {
            Tcbs.resume(tcb);
        }
    }

    /** A thread that makes a system call has no registers of its own to look at. */
    private static void requireOther(Arguments arguments, Tcb tcb) throws Refusal {
        if (tcb.address() == arguments.thread().address()) {
            throw Refusal.ILLEGAL_OPERATION;
        }
    }
}
