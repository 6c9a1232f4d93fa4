package org.saltyos.basalt.process;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** What the process manager offers to processes. The badge of the capability tells who calls. */
@Protocol(version = 4)
public interface ProcessManager {
    /** Option of {@link #await}: do not wait. */
    int NO_WAIT = 1;

    /** {@link #map}: pages of the caller's own; a copy of it gets a copy of them. */
    int PRIVATE = 0;

    /** {@link #map}: pages that a copy of the caller shares with it. */
    int SHARED = 1;

    /** {@link #protect}: every access is a fault. */
    int NO_ACCESS = 0;

    /** {@link #protect}: writing is a fault. */
    int READ_ONLY = 1;

    /** {@link #protect}: as mapped memory is at first. */
    int READ_WRITE = 3;

    /** {@link #mapNamed}: makes the memory if there is none with this name. */
    int CREATE = 1;

    /** {@link #mapNamed}: with {@link #CREATE}, refuses a name that there is already. */
    int EXCLUSIVE = 2;

    /** Most bytes of the name of shared memory. */
    int MAX_MEMORY_NAME = 31;

    /** {@link #limit}: bytes of memory of one process. */
    int MEMORY_LIMIT = 0;

    /** {@link #limit}: processes that descend from the same child of the first process. */
    int PROCESSES_LIMIT = 1;

    /** {@link #await}: any child. */
    int ANY = -1;

    /**
     * Starts a program as a child of the caller.
     *
     * @return its number
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault ENOENT, EACCES, ENOEXEC for the file; E2BIG for the texts; EBADF for a descriptor; EAGAIN when there
     *     are too many processes; ENOMEM
     */
    int spawn(Launch launch) throws RemoteFault, PosixFault;

    /**
     * Makes a copy of the caller that goes on from the same point.
     *
     * @return the copy's number; 0 in the copy
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault EAGAIN when there are too many processes; ENOMEM
     */
    int fork() throws RemoteFault, PosixFault;

    /**
     * Makes the caller another program; number, parent, group and descriptors stay. There is no answer if it succeeds. The
     * descriptors of {@code launch} are not looked at.
     *
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault ENOENT, EACCES, ENOEXEC for the file; E2BIG for the texts; ENOMEM
     */
    void execute(Launch launch) throws RemoteFault, PosixFault;

    /**
     * Waits for a child to end. Each end is told once.
     *
     * @param process its number; {@link #ANY} for any; below that any of the group {@code -process}
     * @param options {@link #NO_WAIT} or 0
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault ECHILD when there is no such child
     */
    ProcessEnd await(int process, int options) throws RemoteFault, PosixFault;

    /**
     * Ends the caller; there is no answer.
     *
     * @param status the lowest eight bits reach the parent
     * @throws RemoteFault when the process manager does not answer
     */
    void exit(int status) throws RemoteFault;

    /**
     * Ends a process, or all of a group.
     *
     * @param process its number; 0 for the caller's group; a negative number for the group with that number
     * @param signal a {@link Signal}; 0 only asks whether there is one
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault ESRCH when there is none; EINVAL for a wrong signal; EPERM for the first process
     */
    void kill(int process, int signal) throws RemoteFault, PosixFault;

    /**
     * The caller's own line of the process table.
     *
     * @throws RemoteFault when the process manager does not answer
     */
    ProcessEntry self() throws RemoteFault;

    /**
     * A line of the process table, for programs that list it.
     *
     * @param place where to begin: 1, then one more than the place of the last answer; a process's place is the lowest
     *     eight bits of its number
     * @return the first process at this place or a higher one
     * @throws RemoteFault when the process manager does not answer
     */
    ProcessEntry list(int place) throws RemoteFault;

    /**
     * Moves a process into a group.
     *
     * @param process the caller (0) or one of its children
     * @param group an existing group, or 0 for a new one with the process's number
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault ESRCH when it is neither; EPERM when there is no such group
     */
    void group(int process, int group) throws RemoteFault, PosixFault;

    /**
     * Says which group control-C at the terminal ends.
     *
     * @param group its number, 0 for none
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault EPERM when there is no such group
     */
    void foreground(int group) throws RemoteFault, PosixFault;

    /**
     * Whether control-C was typed while no group was in the foreground: 1 or 0. Asking forgets it. A group that comes into the
     * foreground meanwhile is ended by it.
     *
     * @throws RemoteFault REFUSED for servers
     */
    int interrupted() throws RemoteFault;

    /**
     * What the whole system of processes takes.
     *
     * @throws RemoteFault when the process manager does not answer
     */
    ProcessFigures figures() throws RemoteFault;

    /**
     * Starts the first process; only init may.
     *
     * @throws RemoteFault REFUSED for everybody else
     * @throws PosixFault as {@link #spawn}
     */
    void begin() throws RemoteFault, PosixFault;

    /**
     * Maps fresh memory into the caller, zero at first. Its pages appear when they are touched.
     *
     * @param bytes rounded up to whole pages
     * @param kind {@link #PRIVATE} or {@link #SHARED}
     * @return its address
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault EINVAL for no bytes or another kind; ENOMEM when the caller's limit is reached, there is no memory, or it
     *     has too many mappings
     */
    long map(long bytes, int kind) throws RemoteFault, PosixFault;

    /**
     * Takes mapped memory from the caller, also a part of what one call mapped. Nothing happens where nothing is mapped.
     *
     * @param address of a page
     * @param bytes rounded up to whole pages
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault EINVAL for a range outside of where {@link #map} maps; ENOMEM when a mapping cannot be cut
     */
    void unmap(long address, long bytes) throws RemoteFault, PosixFault;

    /**
     * Lowers a limit of the caller, which those it starts from now on inherit. The first process may raise it too.
     *
     * @param what {@link #MEMORY_LIMIT} or {@link #PROCESSES_LIMIT}
     * @param value the new limit
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault EINVAL; EPERM for a value above the present one
     */
    void limit(int what, long value) throws RemoteFault, PosixFault;

    /**
     * The caller's limits.
     *
     * @throws RemoteFault when the process manager does not answer
     */
    ProcessLimits limits() throws RemoteFault;

    /**
     * Changes what the caller may do with mapped memory, also with a part of what one call mapped. Contents stay.
     *
     * @param address of a page
     * @param bytes rounded up to whole pages
     * @param access {@link #NO_ACCESS}, {@link #READ_ONLY} or {@link #READ_WRITE}
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault EINVAL for anything else, and a range outside of where {@link #map} maps; ENOMEM when a page of it is not mapped,
     *     or a mapping cannot be cut; EACCES for writing to a file that was not opened for it
     */
    void protect(long address, long bytes, int access) throws RemoteFault, PosixFault;

    /**
     * Maps memory that has a name, so that processes can share it that are not copies of each other. It is at the same address in all of
     * them, and stays until its name is taken away and nobody has it mapped.
     *
     * @param name 1 to {@link #MAX_MEMORY_NAME} bytes without a slash
     * @param bytes its size when it is made; otherwise at most so many are mapped; 0 for all there are
     * @param options {@link #CREATE}, {@link #EXCLUSIVE} or 0
     * @return where it is
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault ENOENT, EEXIST as the options say; EINVAL for the name, for options, for no bytes of new memory or more than
     *     there are; ENAMETOOLONG; EBUSY when the caller has it mapped already; ENOMEM
     */
    NamedMemory mapNamed(Bytes name, long bytes, int options) throws RemoteFault, PosixFault;

    /**
     * Takes a name from memory; those who have it mapped keep it.
     *
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault ENOENT when there is none
     */
    void unlinkNamed(Bytes name) throws RemoteFault, PosixFault;

    /**
     * Maps a part of a file into the caller. Its pages appear when they are touched. A page behind the file's end cannot be touched
     * ({@link Signal#BUS}) until the file grows; what follows the end in its last page is zero and does not reach the file.
     *
     * @param descriptor of a regular file, open for reading
     * @param offset of the part in the file, a multiple of 4096
     * @param bytes rounded up to whole pages
     * @param kind {@link #SHARED}: what is written is the file's, and seen by all who map or read it; without a descriptor for writing it
     *     can only be read. {@link #PRIVATE}: each page is a copy of the caller's own from its first touch on
     * @return its address
     * @throws RemoteFault when the process manager does not answer
     * @throws PosixFault EINVAL; EBADF, EACCES, ENODEV for the descriptor; ENOMEM as {@link #map}, also when too many files are shared
     */
    long mapFile(int descriptor, long offset, long bytes, int kind) throws RemoteFault, PosixFault;
}
