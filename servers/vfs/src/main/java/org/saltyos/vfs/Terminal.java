package org.saltyos.vfs;

import org.saltyos.basalt.console.ConsoleClient;
import org.saltyos.basalt.console.ConsoleFault;
import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.PosixFault;

/** The console as a file. What is typed is fetched only when somebody reads, so the console's editing stays its own. */
final class Terminal extends Device {
    private final ConsoleClient console;
    private final WaitingCalls waiting = new WaitingCalls();
    private final Bytes text = new Bytes(Bytes.MESSAGE_BYTES);

    Terminal(FileSystem fileSystem, ConsoleClient console) {
        super(fileSystem);
        this.console = console;
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
            try {
                console.write(text);
            } catch (RemoteFault fault) {
                throw PosixFault.EIO;
            }
            done += part;
        }
        return done;
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
    int terminalMode() throws PosixFault {
        try {
            return console.currentMode();
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** Sets the console's mode. */
    void terminalMode(int bits) throws PosixFault {
        try {
            console.mode(bits);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }
}
