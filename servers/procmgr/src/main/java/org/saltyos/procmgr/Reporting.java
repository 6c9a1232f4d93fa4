package org.saltyos.procmgr;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.start.Supervisor;

/** What the library of a process tells its supervisor, as a server's tells init. */
final class Reporting implements Supervisor {
    private static final int TEXT_BYTES = 160;
    private static final Bytes THROWN = new Bytes(TEXT_BYTES);

    private final ProcessLogic processes;
    private int thrower;

    /** Ends processes through {@code processes}. */
    Reporting(ProcessLogic processes) {
        this.processes = processes;
    }

    @Override
    public void up() {
        // a process serves nobody
    }

    @Override
    public void finished(int code) throws RemoteFault {
        processes.exit(code);
    }

    @Override
    public void uncaught(Bytes text) {
        THROWN.clear().append(text);
        thrower = processes.caller();
    }

    @Override
    public void follow(int need) throws RemoteFault {
        throw RemoteFault.REFUSED; // only servers have a loop that could be told
    }

    @Override
    public void alive(int milliseconds) throws RemoteFault {
        throw RemoteFault.REFUSED; // nobody starts a process again
    }

    /** Adds the exception that the process at a place told of before it faulted, if it did. */
    void appendThrown(Bytes line, int place) {
        if (thrower == place) {
            line.append(": ").append(THROWN);
            thrower = 0;
        }
    }
}
