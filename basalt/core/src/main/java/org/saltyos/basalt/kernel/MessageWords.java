package org.saltyos.basalt.kernel;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.IpcBuffer;

/**
 * The words of messages and invocations that are not in registers: they are in the thread's IPC buffer, which every program
 * has at the same address, so it is a constant.
 */
public final class MessageWords {
    private MessageWords() {}

    /** This thread's IPC buffer. */
    public static IpcBuffer buffer() {
        return new IpcBuffer(InitLayout.IPC_BUFFER);
    }

    /** Word {@code index} of the message, 4 to 119. */
    public static long get(int index) {
        return buffer().word(index);
    }

    /** Sets word {@code index} of the next message, 4 to 119. */
    public static void put(int index, long value) {
        buffer().word(index, value);
    }
}
