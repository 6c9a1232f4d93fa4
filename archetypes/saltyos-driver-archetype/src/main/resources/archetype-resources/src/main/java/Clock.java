package ${package};

import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** The time of day. */
@Protocol(version = 1)
public interface Clock {
    /**
     * Seconds since 1970-01-01 00:00, in the time zone that the chip is set to.
     *
     * @throws ClockFault if the chip shows no date
     * @throws RemoteFault if the driver does not answer
     */
    long now() throws RemoteFault, ClockFault;

    /**
     * Waits until the next second begins, and returns it.
     *
     * @throws ClockFault if the chip shows no date then
     * @throws RemoteFault if the driver does not answer, REFUSED if too many callers wait already
     */
    long nextSecond() throws RemoteFault, ClockFault;
}
