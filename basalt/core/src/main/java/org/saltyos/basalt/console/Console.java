package org.saltyos.basalt.console;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** The serial console. */
@Protocol(version = 1)
public interface Console {
    /**
     * Writes text; a line feed becomes carriage return and line feed. The answer comes when all of it was handed to the
     * hardware.
     *
     * @throws RemoteFault when the console does not answer
     */
    void write(Bytes text) throws RemoteFault;

    /**
     * Takes the oldest byte that was typed.
     *
     * @return 0 to 255, or -1 when nothing was typed
     * @throws RemoteFault when the console does not answer
     */
    int read() throws RemoteFault;
}
