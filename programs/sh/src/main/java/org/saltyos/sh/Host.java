package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.process.ProcessLimits;

/** What the shell needs of the system beside files: processes. */
interface Host {
    /**
     * Starts a program.
     *
     * @param path of its file
     * @param arguments the first is the name it is called by
     * @param environment texts {@code NAME=value}
     * @param input descriptor of the shell that becomes its 0
     * @param output descriptor of the shell that becomes its 1
     * @param error descriptor of the shell that becomes its 2
     * @param group process group as {@link org.saltyos.basalt.process.Launch#group}
     * @return its number
     */
    int spawn(
            String path, List<String> arguments, List<String> environment, int input, int output, int error, int group)
            throws PosixFault;

    /**
     * Becomes another program: on success there is no return.
     *
     * @param path of its file
     * @param arguments the first is the name it is called by
     * @param environment texts {@code NAME=value}
     * @param descriptors those of the shell that become 0, 1 and 2
     */
    void execute(String path, List<String> arguments, List<String> environment, int[] descriptors) throws PosixFault;

    /** Waits for a child to end. */
    ProcessEnd await(int process) throws PosixFault;

    /** How a child has ended; process 0 if it has not. */
    ProcessEnd poll(int process) throws PosixFault;

    /** Sends a signal to a process, or to the group whose number is negative here. */
    void kill(int process, int signal) throws PosixFault;

    /** Chooses the group that control-C ends; 0 for none. */
    void foreground(int group) throws PosixFault;

    /** Whether control-C was typed while the shell itself was at work; asking forgets it. */
    boolean interrupted() throws PosixFault;

    /** Lowers a limit, as {@link org.saltyos.basalt.process.ProcessManager#limit}. */
    void limit(int what, long value) throws PosixFault;

    /** The shell's limits. */
    ProcessLimits limits() throws PosixFault;

    /** Number of the shell's own process. */
    int id() throws PosixFault;
}
