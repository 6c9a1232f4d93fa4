package org.saltyos.basalt.posix;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.console.WindowSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileServerClient;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.file.PollResult;
import org.saltyos.basalt.file.Usage;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.process.ProgramLayout;

/**
 * The files of this process, with POSIX's names and errors. What can go wrong is said at
 * {@link org.saltyos.basalt.file.FileServer}; a file server that does not answer is EIO. For one thread.
 */
public final class Files {
    /** Descriptor that programs read from. */
    public static final int INPUT = 0;

    /** Descriptor that programs write to. */
    public static final int OUTPUT = 1;

    /** Descriptor that programs write their complaints to. */
    public static final int ERROR = 2;

    private static final FileServerClient SERVER = new FileServerClient(new Endpoint(ProgramLayout.FILES_SLOT));

    private static final PollResult NOTHING_READY = new PollResult(0, 0, 0, 0);

    private Files() {}

    private static PosixFault failure(RemoteFault fault) {
        return fault == RemoteFault.REFUSED ? PosixFault.EAGAIN : PosixFault.EIO;
    }

    /** Opens a file with {@link org.saltyos.basalt.file.OpenFlag}; returns the lowest free descriptor. */
    public static int open(String path, int flags, int mode) throws PosixFault {
        Exchange.putText(0, path);
        try {
            return SERVER.open(flags, mode);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Closes a descriptor. */
    public static void close(int descriptor) throws PosixFault {
        try {
            SERVER.close(descriptor);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Sets the offset: from the start (0), from the present one (1), from the end (2); returns it. */
    public static long seek(int descriptor, long offset, int whence) throws PosixFault {
        try {
            return SERVER.seek(descriptor, offset, whence);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** What is known of a file. */
    public static FileStatus stat(String path) throws PosixFault {
        Exchange.putText(0, path);
        try {
            return SERVER.status(true);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** What is known of a file, which may be a symbolic link. */
    public static FileStatus lstat(String path) throws PosixFault {
        Exchange.putText(0, path);
        try {
            return SERVER.status(false);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** What is known of an open file. */
    public static FileStatus fstat(int descriptor) throws PosixFault {
        try {
            return SERVER.descriptorStatus(descriptor);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Makes a directory. */
    public static void mkdir(String path, int mode) throws PosixFault {
        Exchange.putText(0, path);
        try {
            SERVER.makeDirectory(mode);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Removes an empty directory. */
    public static void rmdir(String path) throws PosixFault {
        Exchange.putText(0, path);
        try {
            SERVER.removeDirectory();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Removes a name of a file. */
    public static void unlink(String path) throws PosixFault {
        Exchange.putText(0, path);
        try {
            SERVER.unlink();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Gives a file another name. */
    public static void rename(String from, String to) throws PosixFault {
        Exchange.putText(Exchange.putText(0, from), to);
        try {
            SERVER.rename();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Gives a file a further name. */
    public static void link(String path, String name) throws PosixFault {
        Exchange.putText(Exchange.putText(0, path), name);
        try {
            SERVER.link();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Makes a symbolic link that leads to {@code target}. */
    public static void symlink(String target, String path) throws PosixFault {
        Exchange.putText(Exchange.putText(0, target), path);
        try {
            SERVER.symbolicLink();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Sets the permissions. */
    public static void chmod(String path, int mode) throws PosixFault {
        Exchange.putText(0, path);
        try {
            SERVER.changeMode(mode);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Sets the time of the last change to now. */
    public static void touch(String path) throws PosixFault {
        Exchange.putText(0, path);
        try {
            SERVER.touch();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Sets the size of an open file. */
    public static void ftruncate(int descriptor, long size) throws PosixFault {
        try {
            SERVER.truncate(descriptor, size);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Makes a further descriptor for the same open file. */
    public static int dup(int descriptor) throws PosixFault {
        try {
            return SERVER.duplicate(descriptor, 0);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Makes {@code target} a further descriptor for the same open file. */
    public static int dup2(int descriptor, int target) throws PosixFault {
        try {
            return SERVER.duplicateTo(descriptor, target);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Makes a further descriptor, {@code atLeast} or higher, as fcntl's F_DUPFD. */
    public static int dupFrom(int descriptor, int atLeast) throws PosixFault {
        try {
            return SERVER.duplicate(descriptor, atLeast);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Says whether a descriptor is closed when the process becomes another program. */
    public static void closeOnExecute(int descriptor, boolean close) throws PosixFault {
        try {
            SERVER.closeOnExecute(descriptor, close);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Makes a pipe. */
    public static PipeEnds pipe() throws PosixFault {
        try {
            return SERVER.pipe();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Sets the working directory. */
    public static void chdir(String path) throws PosixFault {
        Exchange.putText(0, path);
        try {
            SERVER.changeDirectory();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** What could be done without waiting, as poll tells it: bits of {@link org.saltyos.basalt.file.FileServer}. */
    public static int ready(int descriptor) throws PosixFault {
        try {
            return SERVER.ready(descriptor);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /**
     * Waits until one of several descriptors is ready, as POSIX's poll.
     *
     * @param descriptors at most {@link PollResult#MOST}; those below 0 are passed over
     * @param bits what is of interest of each: bits of {@link org.saltyos.basalt.file.FileServer}
     * @param nanoseconds how long to wait at most: 0 not at all, below 0 without end
     * @return which are ready; empty when the time is over
     */
    public static PollResult poll(int[] descriptors, int[] bits, long nanoseconds) throws PosixFault {
        int count = descriptors.length;
        for (int i = 0; i < Math.min(count, PollResult.MOST); i++) {
            Exchange.putInt(2 * i, descriptors[i]);
            Exchange.putInt(2 * i + 1, bits[i]);
        }
        try {
            if (nanoseconds <= 0) {
                return SERVER.poll(count, nanoseconds < 0);
            }
            Reply reply = Ipc.callUntil(
                    SERVER.endpoint(),
                    FileServerClient.TAG,
                    FileServerClient.METHOD_POLL,
                    2,
                    count,
                    1,
                    0,
                    0,
                    SystemCalls.clock() + nanoseconds);
            if (reply.fault() == RemoteFault.TIMEOUT.code()) {
                return NOTHING_READY;
            }
            PosixFault.raise(reply.fault());
            Ipc.requireSuccess(reply);
            return new PollResult(reply.word0(), reply.word1(), reply.word2(), reply.word3());
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Mode of a terminal; ENOTTY for everything else. */
    public static int terminalMode(int descriptor) throws PosixFault {
        try {
            return SERVER.terminalMode(descriptor);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Sets the mode of a terminal. */
    public static void setTerminalMode(int descriptor, int bits) throws PosixFault {
        try {
            SERVER.setTerminalMode(descriptor, bits);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** The size of a terminal's window; ENOTTY for everything else. */
    public static WindowSize window(int descriptor) throws PosixFault {
        try {
            return SERVER.window(descriptor);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Tells how large a terminal's window is. */
    public static void setWindow(int descriptor, int rows, int columns) throws PosixFault {
        try {
            SERVER.setWindow(descriptor, rows, columns);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** How full the file system is that a path leads to. */
    public static Usage statfs(String path) throws PosixFault {
        Exchange.putText(0, path);
        try {
            return SERVER.usage();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /**
     * Reads at most {@code count} bytes into {@code target} from {@code first} on; waits until there are some.
     *
     * @return so many; 0 at the end
     */
    public static int read(int descriptor, byte[] target, int first, int count) throws PosixFault {
        try {
            int moved = SERVER.read(descriptor, Math.min(count, ProgramLayout.EXCHANGE_BYTES));
            Exchange.get(0, target, first, moved);
            return moved;
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Reads into the exchange memory; returns how many bytes. */
    static int readShared(int descriptor, int count) throws PosixFault {
        try {
            return SERVER.read(descriptor, count);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Writes the first bytes of the exchange memory; returns how many were written. */
    static int writeShared(int descriptor, int count) throws PosixFault {
        try {
            return SERVER.write(descriptor, count);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /**
     * Makes what was written to a file last (fsync).
     *
     * @throws PosixFault EBADF; EIO, ENOSPC when something may be lost, which is told once
     */
    public static void fsync(int descriptor) throws PosixFault {
        try {
            SERVER.synchronise(descriptor);
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Makes what was written to any file last. */
    public static void sync() throws PosixFault {
        try {
            SERVER.synchroniseAll();
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** Writes all bytes of a part of {@code source}. */
    public static void write(int descriptor, byte[] source, int first, int count) throws PosixFault {
        int done = 0;
        while (done < count) {
            int part = Math.min(count - done, ProgramLayout.EXCHANGE_BYTES);
            Exchange.put(0, source, first + done, part);
            try {
                done += SERVER.write(descriptor, part);
            } catch (RemoteFault fault) {
                throw failure(fault);
            }
        }
    }

    /** The names in a directory, in their order; without {@code .} and {@code ..}. */
    public static List<String> list(String path) throws PosixFault {
        int descriptor = open(path, OpenFlag.READ | OpenFlag.DIRECTORY, 0);
        List<String> names = new ArrayList<>();
        try {
            int length = SERVER.names(descriptor);
            while (length > 0) {
                addNames(names, length);
                length = SERVER.names(descriptor);
            }
        } catch (RemoteFault fault) {
            throw failure(fault);
        } finally {
            close(descriptor);
        }
        return names;
    }

    private static void addNames(List<String> names, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (Exchange.at(i) == 0) {
                names.add(Exchange.text(start, i - start));
                start = i + 1;
            }
        }
    }

    /** Where a symbolic link leads. */
    public static String readlink(String path) throws PosixFault {
        Exchange.putText(0, path);
        try {
            return Exchange.text(0, SERVER.readLink());
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }

    /** The path of the working directory. */
    public static String getcwd() throws PosixFault {
        try {
            return Exchange.text(0, SERVER.workingDirectory());
        } catch (RemoteFault fault) {
            throw failure(fault);
        }
    }
}
