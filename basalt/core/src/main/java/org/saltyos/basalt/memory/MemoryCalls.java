package org.saltyos.basalt.memory;

import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.start.Startup;

/** The memory server as its clients call it: capabilities arrive in the slot they are for, a call that was cut off is repeated. */
public final class MemoryCalls {
    private static final int ATTEMPTS = 4;

    private MemoryCalls() {}

    private static MemoryServerClient server() {
        return new MemoryServerClient(Startup.service("memory"));
    }

    /** Whether a call that ended so is to be made again: the memory server was started anew while it was served. */
    private static boolean again(RemoteFault fault, int attempt) {
        return fault == RemoteFault.PEER_GONE && attempt < ATTEMPTS;
    }

    /** Offers a slot for the capability that the next answer brings; 0 takes the offer back. */
    private static void offer(int slot) {
        Ipc.offer(new CNode(Startup.CNODE_SLOT), slot, slot == 0 ? 0 : 1);
    }

    /**
     * {@link MemoryServer#begin}.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    public static void begin() throws RemoteFault {
        for (int attempt = 1; ; attempt++) {
            try {
                server().begin();
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    throw fault;
                }
            }
        }
    }

    /**
     * {@link MemoryServer#take} into an empty slot.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void take(int key, int bits, int slot) throws PosixFault {
        for (int attempt = 1; ; attempt++) {
            offer(slot);
            try {
                server().take(key, bits);
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    throw PosixFault.ENOMEM;
                }
            } finally {
                offer(0);
            }
        }
    }

    /** {@link MemoryServer#give}; a memory server that does not answer keeps what it gave. */
    public static void give(int key) {
        for (int attempt = 1; ; attempt++) {
            try {
                server().give(key);
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    return;
                }
            }
        }
    }

    /**
     * {@link MemoryServer#pool} into an empty slot.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    public static void pool(int slot) throws RemoteFault {
        for (int attempt = 1; ; attempt++) {
            offer(slot);
            try {
                server().pool();
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    throw fault;
                }
            } finally {
                offer(0);
            }
        }
    }

    /**
     * {@link MemoryServer#refill}.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void refill(long pages) throws PosixFault {
        for (int attempt = 1; ; attempt++) {
            try {
                server().refill(pages);
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    throw PosixFault.ENOMEM;
                }
            }
        }
    }

    /**
     * {@link MemoryServer#lasting} into an empty slot.
     *
     * @throws RemoteFault when the memory server does not answer, or refuses
     * @throws PosixFault ENOMEM
     */
    public static void lasting(int key, long pages, int slot) throws RemoteFault, PosixFault {
        for (int attempt = 1; ; attempt++) {
            offer(slot);
            try {
                server().lasting(key, pages);
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    throw fault;
                }
            } finally {
                offer(0);
            }
        }
    }

    /**
     * {@link MemoryServer#commit}.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void commit(int key, long first, long pages) throws PosixFault {
        for (int attempt = 1; ; attempt++) {
            try {
                server().commit(key, first, pages);
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    throw PosixFault.ENOMEM;
                }
            }
        }
    }

    /** {@link MemoryServer#decommit}; where it fails the pages stay. */
    public static void decommit(int key, long first, long pages) {
        for (int attempt = 1; ; attempt++) {
            try {
                server().decommit(key, first, pages);
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    return;
                }
            }
        }
    }

    /**
     * {@link MemoryServer#exchange}.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void exchange(int processes) throws PosixFault {
        for (int attempt = 1; ; attempt++) {
            try {
                server().exchange(processes);
                return;
            } catch (RemoteFault fault) {
                if (!again(fault, attempt)) {
                    throw PosixFault.ENOMEM;
                }
            }
        }
    }

    /**
     * {@link MemoryServer#figures}.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    public static MemoryFigures figures() throws RemoteFault {
        return server().figures();
    }
}
