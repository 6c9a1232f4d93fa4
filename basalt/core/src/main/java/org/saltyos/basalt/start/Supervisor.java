package org.saltyos.basalt.start;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** What init offers to every server it started. */
@Protocol(version = 3)
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

    /**
     * Has the caller's bound notification signalled whenever the provider of a service was started again and is up, with bit
     * {@link Providers#FIRST_SIGNAL_BIT} + {@code need}.
     *
     * @param need place of the service among those that the caller's manifest needs, below {@link Providers#MOST}
     * @throws RemoteFault REFUSED for one that no server provides
     */
    void follow(int need) throws RemoteFault;

    /**
     * A sign of life of a server that works without being called: if none follows for so long, init ends it as one that hangs, and starts
     * it again if its manifest says so.
     *
     * @param milliseconds until the next one at the latest; 0 if none will follow
     * @throws RemoteFault REFUSED for a negative number
     */
    void alive(int milliseconds) throws RemoteFault;
}
