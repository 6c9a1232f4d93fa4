package org.saltyos.init;

import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.servers.ServerRow;

/**
 * What init knows about servers, in a page that other servers can read: nobody has to call init for it, which may be calling them. It is
 * brought up to date after each message and whenever init looks after the servers, once a second at least.
 */
final class ServerTable {
    private static final long ADDRESS = AddressSpaces.WINDOW + (3L << 30);
    private static final int NAME_BYTES = 24;
    private static final Bytes NAME = new Bytes(64);

    private static boolean exists;

    private ServerTable() {}

    /**
     * Makes the page: the one with this number in a memory object.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY
     */
    static void start(MemoryObject object, long page) throws KernelFault {
        object.commit(page, 1);
        object.map(new VSpace(InitialSlot.VSPACE), ADDRESS, Rights.READ | Rights.WRITE, page, 1);
        exists = true;
    }

    /** Writes what is known now, if somebody can read it. */
    static void update() {
        if (!exists) {
            return;
        }
        try {
            int count = Math.min(SystemFile.open().serverCount(), Servers.MAX);
            for (int index = 0; index < count; index++) {
                write(index, new ServerRow(ADDRESS + (long) index * ServerRow.SIZE));
            }
        } catch (InitFault fault) {
            exists = false; // there is no table of servers to be told of
        }
    }

    private static void write(int index, ServerRow row) {
        ServerState state = Servers.state(index);
        if (state.life() == ServerLife.UP) {
            state.addUsed(Launcher.consumed(state));
        }
        if (row.name(0) == 0) {
            FaultReport.appendName(NAME.clear(), index);
            for (int i = 0; i < Math.min(NAME.length(), NAME_BYTES); i++) {
                row.name(i, NAME.at(i));
            }
        }
        row.life(state.life().ordinal());
        row.restarts(state.restarts());
        row.bytes(state.bytes());
        row.readyNanoseconds(state.readyAt());
        row.usedNanoseconds(state.used());
        row.outageNanoseconds(state.outage());
    }
}
