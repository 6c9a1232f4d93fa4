package org.saltyos.basalt.start;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;

/**
 * The servers that this one needs and that may be started again meanwhile. Calls reach the new one by themselves; what the old one
 * kept for its clients has to be asked for again. Reconnections run in the server's loop, between two messages.
 */
public final class Providers {
    /** Signals with this bit and those above tell that a provider came back: bit i for the manifest's need i. */
    public static final int FIRST_SIGNAL_BIT = 41;

    /** So many of the needs can be followed; the sign bit stays free. */
    public static final int MOST = Long.SIZE - 1 - FIRST_SIGNAL_BIT;

    private static final @Nullable Reconnection[] FOLLOWED = new Reconnection[MOST];

    private Providers() {}

    /**
     * Connects, and connects again whenever the provider of {@code service} was started anew.
     *
     * @param service one of the first {@link #MOST} that the manifest names
     * @throws RemoteFault when init or the provider does not answer
     * @throws KernelFault when the kernel refuses
     */
    public static void follow(String service, Reconnection reconnection) throws RemoteFault, KernelFault {
        int need = (int) Startup.slot(service) - Startup.FIRST_GRANT_SLOT;
        FOLLOWED[need] = reconnection;
        // First this: whoever comes back between the two is connected to twice, not never.
        new SupervisorClient(new Endpoint(Startup.SUPERVISOR_SLOT)).follow(need);
        reconnection.connect();
    }

    /** Connects to those providers that the bits of a signal tell of; all other bits mean nothing here. */
    public static void signalled(long bits) {
        for (int need = 0; need < MOST; need++) {
            Reconnection reconnection = FOLLOWED[need];
            if ((bits & 1L << FIRST_SIGNAL_BIT + need) != 0 && reconnection != null) {
                connect(reconnection);
            }
        }
    }

    private static void connect(Reconnection reconnection) {
        try {
            reconnection.connect();
        } catch (RemoteFault goneAgain) {
            return; // the next one will be told of too
        } catch (KernelFault fault) {
            throw new IllegalStateException("a capability of this server's own is missing");
        }
    }
}
