package org.saltyos.vfs;

import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.console.ConsoleFault;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;

/** The console as a file. What is typed is fetched only when somebody reads, so the console's editing stays its own. */
final class Terminal extends Device {
    private final ConsoleClient console;
    private final WaitingCalls waiting = new WaitingCalls();
    private final Bytes text = new Bytes(Bytes.MESSAGE_BYTES);
    private int mode = Console.COOKED;
    private WindowSize window = new WindowSize(0, 0);

    Terminal(FileSystem fileSystem, ConsoleClient console) {
        super(fileSystem);
        this.console = console;
    }

    @Override
    boolean letsWait() {
        return true;
    }

    @Override
    WaitingCalls waiting() {
        return waiting;
    }

    @Override
    int read(long offset, long address, int count) throws PosixFault {
        if (count == 0) {
            return 0;
        }
        try {
            Bytes typed = console.take(Math.min(count, Bytes.MESSAGE_BYTES));
            for (int i = 0; i < typed.length(); i++) {
                RawMemory.putByte(address + i, typed.at(i));
            }
            return typed.length();
        } catch (ConsoleFault nothing) {
            return WAIT;
        } catch (RemoteFault fault) {
            if (fault == RemoteFault.PEER_GONE) {
                return WAIT; // its successor will tell that it is there
            }
            throw PosixFault.EIO;
        }
    }

    @Override
    int write(long offset, long address, int count) throws PosixFault {
        int done = 0;
        while (done < count) {
            int part = Math.min(count - done, Bytes.MESSAGE_BYTES);
            text.clear();
            for (int i = 0; i < part; i++) {
                text.append(RawMemory.byteAt(address + done + i));
            }
            int taken = put(text);
            if (taken == 0) {
                return done == 0 ? WAIT : done;
            }
            done += taken;
        }
        return done;
    }

    /** Has the console take what it has room for; one that goes away meanwhile is followed by another. */
    private int put(Bytes part) throws PosixFault {
        try {
            return console.put(part);
        } catch (RemoteFault fault) {
            if (fault != RemoteFault.PEER_GONE) {
                throw PosixFault.EIO;
            }
        }
        return 0; // its successor will tell that it is there
    }

    @Override
    int ready() {
        try {
            return FileServer.WRITABLE | (console.ready() == 1 ? FileServer.READABLE : 0);
        } catch (RemoteFault fault) {
            return FileServer.HUNG_UP;
        }
    }

    /** Shows a report. */
    void show(Bytes report) {
        try {
            console.write(report);
        } catch (RemoteFault fault) {
            return; // without a console there is nobody to see it
        }
    }

    /** The console's mode. */
    int terminalMode() {
        return mode;
    }

    /** Sets the console's mode. */
    void terminalMode(int bits) throws PosixFault {
        mode = bits;
        try {
            console.mode(bits);
        } catch (RemoteFault fault) {
            if (fault != RemoteFault.PEER_GONE) {
                throw PosixFault.EIO;
            }
        }
    }

    /** The size of the window. */
    WindowSize window() {
        try {
            return console.window();
        } catch (RemoteFault fault) {
            return window;
        }
    }

    /** Tells the console how large the window is. */
    void resize(int rows, int columns) throws PosixFault {
        try {
            console.resize(rows, columns);
            window = new WindowSize(rows, columns);
        } catch (RemoteFault fault) {
            throw fault == RemoteFault.REFUSED ? PosixFault.EINVAL : PosixFault.EIO;
        }
    }

    /**
     * Makes a console that was started again what the one before was, and serves those who waited for it.
     *
     * @throws RemoteFault when it does not answer
     */
    void connect() throws RemoteFault {
        console.mode(mode);
        if (window.columns() > 0) {
            console.resize(window.rows(), window.columns());
        }
        waiting.wake();
    }
}
