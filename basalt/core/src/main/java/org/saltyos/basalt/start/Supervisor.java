package org.saltyos.basalt.start;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** What init offers to every server it started. */
@Protocol(version = 1)
public interface Supervisor {
    /**
     * Tells that the caller is ready to serve; init starts the servers that need it.
     *
     * @throws RemoteFault when init does not answer
     */
    void up() throws RemoteFault;

    /**
     * Tells that the caller has done its work; the answer never comes.
     *
     * @param code 0 for success
     * @throws RemoteFault when init does not answer
     */
    void finished(int code) throws RemoteFault;

    /**
     * Tells which exception nobody catches; the caller faults next.
     *
     * @param text class and message, ASCII
     * @throws RemoteFault when init does not answer
     */
    void uncaught(Bytes text) throws RemoteFault;
}
