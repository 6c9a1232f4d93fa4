package org.saltyos.console;

import java.util.ArrayDeque;
import java.util.Deque;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.basalt.kernel.Answer;

/** A simulated serial port behind a port capability; bytes written while its transmitter is full are lost. */
final class Uart implements HostKernel.HostObject {
    private static final int FIFO = 16;

    final StringBuilder written = new StringBuilder();
    final Deque<Integer> typed = new ArrayDeque<>();
    int lost;
    int interruptEnable;

    /** How often interrupts were switched off and on again: then the line rises if there is a reason. */
    int rises;

    private int queued;

    /** Whether the transmitter is busy until {@link #sent}; otherwise it is done at once. */
    boolean slow;

    @Override
    public Answer invoke(MessageInfo info, long word0, long word1, long word2, long word3) {
        int register = (int) word0 - ConsoleLogic.COM1;
        if (register < 0 || register > 7) {
            return Answer.of(ErrorCode.RANGE_ERROR);
        }
        if (info.label() == Invocation.IO_PORT_IN) {
            return new Answer(ErrorCode.OK, 0, 0, read(register), 0, 0, 0);
        }
        write(register, (int) word2);
        return Answer.of(ErrorCode.OK);
    }

    private int read(int register) {
        if (register == 0) {
            return typed.isEmpty() ? 0xff : typed.remove();
        }
        if (register != 5) {
            return 0;
        }
        queued = slow ? queued : 0;
        boolean empty = queued == 0;
        return (empty ? 0x20 : 0) | (typed.isEmpty() ? 0 : 0x01);
    }

    /** What was given is on the line: there is room again. */
    void sent() {
        queued = 0;
    }

    private void write(int register, int value) {
        if (register == 1) {
            rises += interruptEnable == 0 && value != 0 ? 1 : 0;
            interruptEnable = value;
        } else if (register == 0 && queued < FIFO) {
            queued++;
            written.append((char) value);
        } else if (register == 0) {
            lost++;
        }
    }
}
