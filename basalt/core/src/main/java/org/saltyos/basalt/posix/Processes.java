package org.saltyos.basalt.posix;

import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.process.NamedMemory;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessEntry;
import org.saltyos.basalt.process.ProcessFigures;
import org.saltyos.basalt.process.ProcessLimits;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProcessManagerClient;
import org.saltyos.basalt.process.ProgramLayout;

/** Processes as a program sees them. A process manager that does not answer is EIO. */
public final class Processes {
    private Processes() {}

    private static ProcessManagerClient manager() {
        return new ProcessManagerClient(new Endpoint(ProgramLayout.PROCESSES_SLOT));
    }

    /** Number of this process. */
    public static int id() throws PosixFault {
        return self().process();
    }

    /** Number of this process's parent, 0 for the first process. */
    public static int parent() throws PosixFault {
        return self().parent();
    }

    /** This process's line of the process table. */
    public static ProcessEntry self() throws PosixFault {
        try {
            return manager().self();
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * The first process at a place or a higher one; number 0 when there is none. The next place is one more than the lowest
     * eight bits of the number.
     */
    public static ProcessEntry list(int place) throws PosixFault {
        try {
            return manager().list(place);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** What all processes together take. */
    public static ProcessFigures figures() throws PosixFault {
        try {
            return manager().figures();
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Starts the {@link Command} that was built, as a child.
     *
     * @return its number
     * @throws PosixFault ENOENT, EACCES, ENOEXEC for the file; E2BIG; EBADF; EAGAIN; ENOMEM
     */
    public static int spawn() throws PosixFault {
        try {
            return manager().spawn(Command.launch());
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Makes this process the {@link Command} that was built; returns only by failing.
     *
     * @throws PosixFault ENOENT, EACCES, ENOEXEC for the file; E2BIG; ENOMEM
     */
    public static void execute() throws PosixFault {
        try {
            manager().execute(Command.launch());
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Makes a copy of this process, which goes on from here.
     *
     * @return the copy's number; 0 in the copy
     * @throws PosixFault EAGAIN, ENOMEM
     */
    public static int fork() throws PosixFault {
        try {
            return manager().fork();
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Waits for a child to end.
     *
     * @param process its number, or {@link ProcessManager#ANY}
     * @throws PosixFault ECHILD when there is no such child
     */
    public static ProcessEnd await(int process) throws PosixFault {
        try {
            return manager().await(process, 0);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Tells whether a child has ended, without waiting.
     *
     * @return its end, or process 0
     * @throws PosixFault ECHILD when there is no such child
     */
    public static ProcessEnd poll(int process) throws PosixFault {
        try {
            return manager().await(process, ProcessManager.NO_WAIT);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** Ends this process; the lowest eight bits of the status reach its parent. */
    public static void exit(int status) {
        try {
            manager().exit(status);
        } catch (RemoteFault fault) {
            throw new IllegalStateException("the process manager does not answer");
        }
        throw new IllegalStateException("a process went on after its end");
    }

    /**
     * Ends a process, or all of a group.
     *
     * @param process its number; 0 for the own group; a negative number for another group
     * @param signal a {@link org.saltyos.basalt.process.Signal}
     * @throws PosixFault ESRCH, EINVAL, EPERM
     */
    public static void kill(int process, int signal) throws PosixFault {
        try {
            manager().kill(process, signal);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Moves this process (0) or a child into a group; group 0 is a new one.
     *
     * @throws PosixFault ESRCH, EPERM
     */
    public static void group(int process, int group) throws PosixFault {
        try {
            manager().group(process, group);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Chooses the group that control-C ends.
     *
     * @throws PosixFault EPERM when there is no such group
     */
    public static void foreground(int group) throws PosixFault {
        try {
            manager().foreground(group);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** Whether control-C was typed while no group was in the foreground; asking forgets it. */
    public static boolean interrupted() throws PosixFault {
        try {
            return manager().interrupted() != 0;
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Lowers a limit of this process, which those it starts from now on inherit.
     *
     * @param what {@link ProcessManager#MEMORY_LIMIT} or {@link ProcessManager#PROCESSES_LIMIT}
     * @throws PosixFault EINVAL; EPERM for a value above the present one
     */
    public static void limit(int what, long value) throws PosixFault {
        try {
            manager().limit(what, value);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** The limits of this process. */
    public static ProcessLimits limits() throws PosixFault {
        try {
            return manager().limits();
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /**
     * Maps fresh memory; see {@link Mapping}.
     *
     * @param kind {@link ProcessManager#PRIVATE} or {@link ProcessManager#SHARED}
     * @return its address
     * @throws PosixFault EINVAL, ENOMEM
     */
    static long map(long bytes, int kind) throws PosixFault {
        try {
            return manager().map(bytes, kind);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    static long mapFile(int descriptor, long offset, long bytes, int kind) throws PosixFault {
        try {
            return manager().mapFile(descriptor, offset, bytes, kind);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** Takes mapped memory away. */
    static void unmap(long address, long bytes) throws PosixFault {
        try {
            manager().unmap(address, bytes);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    static void protect(long address, long bytes, int access) throws PosixFault {
        try {
            manager().protect(address, bytes, access);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    static NamedMemory mapNamed(Bytes name, long bytes, int options) throws PosixFault {
        try {
            return manager().mapNamed(name, bytes, options);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    static void unlinkNamed(Bytes name) throws PosixFault {
        try {
            manager().unlinkNamed(name);
        } catch (RemoteFault fault) {
            throw PosixFault.EIO;
        }
    }

    /** Nanoseconds since the system's start, by a clock that never goes back. */
    public static long clock() {
        return SystemCalls.clock();
    }

    /** Waits for so many nanoseconds. */
    public static void sleep(long nanoseconds) {
        SystemCalls.sleepUntil(SystemCalls.clock() + Math.max(0, nanoseconds));
    }
}
