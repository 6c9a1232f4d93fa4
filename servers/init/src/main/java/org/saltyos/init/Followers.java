package org.saltyos.init;

import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.abi.boot.ServiceEntry;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.start.Providers;

/** Clients that asked to hear of it when a provider was started again: they get a signal at the notification bound to their thread. */
final class Followers {
    private Followers() {}

    /**
     * Takes note of a wish.
     *
     * @param index the client's place in the start order
     * @param need the service's place in the client's manifest
     * @throws RemoteFault REFUSED for a service that no server provides, or one too many
     */
    static void add(int index, int need) throws RemoteFault {
        try {
            ServerEntry client = SystemFile.server(index);
            boolean known = need >= 0 && need < Math.min(client.needsCount(), Providers.MOST);
            if (!known || SystemFile.name(SystemFile.need(client, need)).startsWith(Grants.KERNEL_PREFIX)) {
                throw RemoteFault.REFUSED;
            }
            ServerState state = Servers.state(index);
            state.followed(state.followed() | 1L << need);
        } catch (InitFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    /** Tells everybody who follows the server at {@code provider} that it is up. */
    static void tell(int provider) {
        try {
            for (int index = 0; index < Servers.MAX; index++) {
                ServerState state = Servers.state(index);
                if (state.followed() != 0 && (state.life() == ServerLife.UP || state.life() == ServerLife.STARTING)) {
                    signal(state, bits(state.followed(), SystemFile.server(index), provider));
                }
            }
        } catch (InitFault | KernelFault fault) {
            Log.begin("init: cannot tell who follows a server");
            Log.end();
        }
    }

    private static long bits(long followed, ServerEntry client, int provider) throws InitFault {
        long bits = 0;
        for (int need = 0; need < Providers.MOST; need++) {
            if ((followed & 1L << need) != 0) {
                ServiceEntry service = SystemFile.need(client, need);
                bits |= service.providerIndex() == provider ? 1L << Providers.FIRST_SIGNAL_BIT + need : 0;
            }
        }
        return bits;
    }

    private static void signal(ServerState state, long bits) throws KernelFault {
        if (bits != 0) {
            int slot = Slots.scratch();
            Slots.OWN.mint(slot, Slots.OWN, state.notification(), Rights.WRITE, bits);
            new Notification(slot).signal();
            Slots.OWN.delete(slot);
        }
    }
}
