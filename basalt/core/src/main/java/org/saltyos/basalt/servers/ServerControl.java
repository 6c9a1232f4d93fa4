package org.saltyos.basalt.servers;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** What init offers to those whose manifest needs {@code kernel.servers}. Servers are numbered in their start order. */
@Protocol(version = 3)
public interface ServerControl {
    /**
     * How many servers the system has, init not counted.
     *
     * @throws RemoteFault when init does not answer
     */
    int count() throws RemoteFault;

    /**
     * The name of a server.
     *
     * @param index 0 to {@link #count} - 1
     * @throws RemoteFault REFUSED when there is none with this number
     */
    Bytes name(int index) throws RemoteFault;

    /**
     * How a server is.
     *
     * @param index 0 to {@link #count} - 1
     * @throws RemoteFault REFUSED when there is none with this number
     */
    ServerStatus status(int index) throws RemoteFault;

    /**
     * Finds a server by its name.
     *
     * @return its number, -1 when there is none
     * @throws RemoteFault when init does not answer
     */
    int find(Bytes name) throws RemoteFault;

    /**
     * Ends a server as if it had faulted; it comes back if its manifest says so.
     *
     * @throws RemoteFault REFUSED when it does not run
     */
    void kill(int index) throws RemoteFault;

    /**
     * Ends a server and starts it again, whatever its manifest says. One that stays ended, or has done its work, is started again too: its
     * clients reach it by the capabilities they were given, not by copies they made of those.
     *
     * @throws RemoteFault REFUSED when it waits to be started, or could not be
     */
    void restart(int index) throws RemoteFault;

    /**
     * Switches the machine off once this call is answered and the console has shown everything. A machine that cannot goes on; init
     * says so.
     *
     * @throws RemoteFault when init does not answer
     */
    void powerOff() throws RemoteFault;

    /**
     * Starts the machine anew; as {@link #powerOff} otherwise.
     *
     * @throws RemoteFault when init does not answer
     */
    void reboot() throws RemoteFault;
}
