package org.saltyos.basalt.process;

import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.lang.Protocol;

/** What the process manager offers to processes. The badge of the capability tells who calls. */
@Protocol(version = 2)
public interface ProcessManager {
    /** Option of {@link #await}: do not wait. */
    int NO_WAIT = 1;

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
}
