package org.saltyos.vfs;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saltyos.abi.ErrorCode;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProcessRecord;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;

/**
 * What the process manager knows about processes, for those who read it in {@code /proc}. The process manager calls the file server,
 * never the other way round: so a question is a signal, its answer a call of the process manager, and the reader waits for it as for
 * a pipe. The records are there during that call only.
 */
final class Census {
    /** Where capabilities of requests arrive. */
    static final int RECEIVE_SLOT = Startup.FIRST_FREE_SLOT + 2;

    private static final int QUESTION_SLOT = Startup.FIRST_FREE_SLOT + 3;

    private final WaitingCalls waiting = new WaitingCalls();
    private boolean isAsked;
    private boolean isThere;
    private int count;

    /** Keeps the notification that a question signals. */
    void askThrough(Notification notification) throws RemoteFault {
        CNode own = Startup.capabilities();
        try {
            own.delete(QUESTION_SLOT);
            own.move(QUESTION_SLOT, own, notification.address());
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
        isAsked = false; // one that was asked before may have gone
        if (waiting.hasReaders()) {
            signal();
        }
    }

    /** Whether there are records now. */
    boolean isThere() {
        return isThere;
    }

    /**
     * Asks for records, which come later.
     *
     * @throws PosixFault EIO when there is nobody to be asked
     */
    void ask() throws PosixFault {
        if (!isAsked && signal() != ErrorCode.OK) {
            throw PosixFault.EIO;
        }
    }

    private int signal() {
        try {
            new Notification(QUESTION_SLOT).signal();
            isAsked = true;
            return ErrorCode.OK;
        } catch (KernelFault fault) {
            return fault.code();
        }
    }

    /** Has everybody served who waits for records: there are {@code records} of them now, each of which is first shown to {@code each}. */
    void take(int records, Consumer<ProcessRecord> each) {
        count = records;
        isAsked = false;
        for (int i = 0; i < count; i++) {
            each.accept(record(i));
        }
        isThere = true;
        waiting.wake();
        isThere = false;
    }

    private static ProcessRecord record(int index) {
        return new ProcessRecord(ProgramLayout.exchange(0) + (long) index * ProcessRecord.SIZE);
    }

    /** The record of a process; null if there is none any more. */
    @Nullable
    ProcessRecord find(int process) {
        for (int i = 0; i < count; i++) {
            if (record(i).process() == process) {
                return record(i);
            }
        }
        return null;
    }

    /** Those who wait for records. */
    WaitingCalls waiting() {
        return waiting;
    }
}
