package org.saltyos.basalt.start;

import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;

/** What a client asks of a provider once, for example to be signalled: a provider that was started again has forgotten it. */
public interface Reconnection {
    /**
     * Asks for it.
     *
     * @throws RemoteFault when the provider does not answer
     * @throws KernelFault when the kernel refuses
     */
    void connect() throws RemoteFault, KernelFault;
}
