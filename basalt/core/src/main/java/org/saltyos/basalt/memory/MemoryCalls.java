package org.saltyos.basalt.memory;

import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.start.Startup;

/** The memory server as its clients call it: capabilities arrive in the slot they are for, a call that was cut off is repeated. */
public final class MemoryCalls {
    private static final int ATTEMPTS = 4;

    /** What is asked for. Named, not passed as code: clients without a heap cannot make functions. */
    private enum Request {
        BEGIN,
        TAKE,
        GIVE,
        POOL,
        REFILL,
        LASTING,
        PAGED,
        DROP,
        COMMIT,
        DECOMMIT,
        EXCHANGE
    }

    private MemoryCalls() {}

    private static MemoryServerClient server() {
        return new MemoryServerClient(Startup.service("memory"));
    }

    /** Makes a call, again if the memory server was started anew while it was served. */
    private static void ask(Request request, int key, long first, long second) throws RemoteFault, PosixFault {
        for (int attempt = 1; ; attempt++) {
            try {
                askOnce(request, key, first, second);
                return;
            } catch (RemoteFault fault) {
                if (fault != RemoteFault.PEER_GONE || attempt == ATTEMPTS) {
                    throw fault;
                }
            }
        }
    }

    private static void askOnce(Request request, int key, long first, long second) throws RemoteFault, PosixFault {
        MemoryServerClient server = server();
        switch (request) {
            case BEGIN -> server.begin();
            case TAKE -> server.take(key, (int) first);
            case GIVE -> server.give(key);
            case POOL -> server.pool();
            case REFILL -> server.refill(first);
            case LASTING -> server.lasting(key, first);
            case PAGED -> server.paged(key, first, new Endpoint(second));
            case DROP -> server.drop(key);
            case COMMIT -> server.commit(key, first, second);
            case DECOMMIT -> server.decommit(key, first, second);
            case EXCHANGE -> server.exchange((int) first);
        }
    }

    /** The same with an empty slot for the capability that the answer brings; what the caller offers otherwise is offered again. */
    private static void askFor(int slot, Request request, int key, long first, long second)
            throws RemoteFault, PosixFault {
        CNode own = new CNode(Startup.CNODE_SLOT);
        long index = Ipc.buffer().receiveIndex();
        int count = (int) Ipc.buffer().receiveCount();
        Ipc.offer(own, slot, 1);
        try {
            ask(request, key, first, second);
        } finally {
            Ipc.offer(own, index, count);
        }
    }

    /** The same for a caller to whom no answer is as bad as no memory. */
    private static void require(Request request, int key, long first, long second) throws PosixFault {
        try {
            ask(request, key, first, second);
        } catch (RemoteFault fault) {
            throw PosixFault.ENOMEM;
        }
    }

    /** The same for what is given back: where that fails, the caller keeps it. */
    private static void giveBack(Request request, int key, long first, long second) {
        try {
            ask(request, key, first, second);
        } catch (RemoteFault | PosixFault fault) {
            // It stays with the caller.
        }
    }

    /**
     * {@link MemoryServer#begin}.
     *
     * @throws RemoteFault when the memory server does not answer
     * @throws PosixFault never
     */
    public static void begin() throws RemoteFault, PosixFault {
        ask(Request.BEGIN, 0, 0, 0);
    }

    /**
     * {@link MemoryServer#take} into an empty slot.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void take(int key, int bits, int slot) throws PosixFault {
        try {
            askFor(slot, Request.TAKE, key, bits, 0);
        } catch (RemoteFault fault) {
            throw PosixFault.ENOMEM;
        }
    }

    /** {@link MemoryServer#give}; a memory server that does not answer keeps what it gave. */
    public static void give(int key) {
        giveBack(Request.GIVE, key, 0, 0);
    }

    /**
     * {@link MemoryServer#pool} into an empty slot.
     *
     * @throws RemoteFault when the memory server does not answer
     * @throws PosixFault never
     */
    public static void pool(int slot) throws RemoteFault, PosixFault {
        askFor(slot, Request.POOL, 0, 0, 0);
    }

    /**
     * {@link MemoryServer#refill}.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void refill(long pages) throws PosixFault {
        require(Request.REFILL, 0, pages, 0);
    }

    /**
     * {@link MemoryServer#lasting} into an empty slot.
     *
     * @throws RemoteFault when the memory server does not answer, or refuses
     * @throws PosixFault ENOMEM
     */
    public static void lasting(int key, long pages, int slot) throws RemoteFault, PosixFault {
        askFor(slot, Request.LASTING, key, pages, 0);
    }

    /**
     * {@link MemoryServer#paged} into an empty slot.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void paged(int key, long pages, Endpoint pager, int slot) throws PosixFault {
        try {
            askFor(slot, Request.PAGED, key, pages, pager.address());
        } catch (RemoteFault fault) {
            throw PosixFault.ENOMEM;
        }
    }

    /** {@link MemoryServer#drop}; where it fails the object stays. */
    public static void drop(int key) {
        giveBack(Request.DROP, key, 0, 0);
    }

    /**
     * {@link MemoryServer#keyAfter}.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    public static int keyAfter(int key) throws RemoteFault {
        for (int attempt = 1; ; attempt++) {
            try {
                return server().keyAfter(key);
            } catch (RemoteFault fault) {
                if (fault != RemoteFault.PEER_GONE || attempt == ATTEMPTS) {
                    throw fault;
                }
            }
        }
    }

    /**
     * {@link MemoryServer#commit}.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void commit(int key, long first, long pages) throws PosixFault {
        require(Request.COMMIT, key, first, pages);
    }

    /** {@link MemoryServer#decommit}; where it fails the pages stay. */
    public static void decommit(int key, long first, long pages) {
        giveBack(Request.DECOMMIT, key, first, pages);
    }

    /**
     * {@link MemoryServer#exchange}.
     *
     * @throws PosixFault ENOMEM, also when the memory server does not answer
     */
    public static void exchange(int processes) throws PosixFault {
        require(Request.EXCHANGE, 0, processes, 0);
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
