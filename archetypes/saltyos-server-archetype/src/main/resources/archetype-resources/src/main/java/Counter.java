package ${package};

import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** What the server offers to others. */
@Protocol(version = 1)
public interface Counter {
    /**
     * Adds to the count and returns the new one.
     *
     * @throws CounterOverflow if the count would not fit; it stays as it was
     * @throws RemoteFault if the server does not answer
     */
    long add(long amount) throws RemoteFault, CounterOverflow;
}
