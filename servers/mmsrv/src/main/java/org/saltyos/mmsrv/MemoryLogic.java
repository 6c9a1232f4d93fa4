package org.saltyos.mmsrv;

import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.MemoryPool;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryFigures;
import org.saltyos.basalt.memory.MemoryLayout;
import org.saltyos.basalt.memory.MemoryServer;
import org.saltyos.basalt.memory.MemoryShare;
import org.saltyos.basalt.start.Caller;
import org.saltyos.basalt.start.Startup;

/** Answers the clients. A refusal of the kernel that should not be is REFUSED. */
final class MemoryLogic implements MemoryServer {
    private static final long MAX_REFILL = 1L << 20;
    private static final int PLACE_MASK = 0xffff;

    /** One is enough: it keeps nothing. */
    MemoryLogic() {}

    /**
     * Opens the book: takes note of all memory at the system's start, goes on from what is there later.
     *
     * @throws KernelFault when there is not enough memory to begin with
     */
    static void start() throws KernelFault {
        if (Records.book().magic() == Records.MAGIC) {
            Pieces.recover();
            return;
        }
        Pieces.begin();
        Pool.begin();
        Records.book().magic(Records.MAGIC);
    }

    /** Place of the server that calls. */
    private static int client() throws RemoteFault {
        int place = (int) Caller.badge() & PLACE_MASK;
        if (place >= MemoryLayout.CLIENTS) {
            throw RemoteFault.REFUSED;
        }
        return place;
    }

    private static void requireKey(int key) throws RemoteFault {
        if (key < 0) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public void begin() throws RemoteFault {
        try {
            Pieces.giveAll(client());
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public Untyped take(int key, int bits) throws RemoteFault, PosixFault {
        int client = client();
        requireKey(key);
        if (bits < ObjectSize.PAGE_BITS || bits > Pieces.MAX_BITS) {
            throw RemoteFault.REFUSED;
        }
        try {
            int piece = Pieces.find(client, key);
            if (piece < 0) {
                Quotas.require(client, 1L << bits);
                piece = Pieces.take(bits, Pieces.HELD, client, key);
            } else if (Records.piece(piece).bits() == bits) {
                Startup.capabilities().revoke(Slots.piece(piece));
            } else {
                throw RemoteFault.REFUSED;
            }
            return new Untyped(Slots.piece(piece));
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public void give(int key) throws RemoteFault {
        try {
            int piece = Pieces.find(client(), key);
            if (piece >= 0) {
                Pieces.give(piece);
            }
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public MemoryPool pool() {
        return Pool.pool();
    }

    @Override
    public void refill(long pages) throws RemoteFault, PosixFault {
        if (pages < 0 || pages > MAX_REFILL) {
            throw PosixFault.ENOMEM;
        }
        try {
            Pool.require(pages);
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public MemoryObject lasting(int key, long pages) throws RemoteFault, PosixFault {
        return lasting(key, pages, new Endpoint(0));
    }

    @Override
    public MemoryObject paged(int key, long pages, Endpoint pager) throws RemoteFault, PosixFault {
        return lasting(key, pages, pager);
    }

    private static MemoryObject lasting(int key, long pages, Endpoint pager) throws RemoteFault, PosixFault {
        int client = client();
        requireKey(key);
        if (pages < 1 || pages > Lasting.MAX_PAGES) {
            throw RemoteFault.REFUSED;
        }
        try {
            int object = Lasting.find(client, key);
            if (object < 0) {
                object = Lasting.make(client, key, pages, pager);
            } else if (Records.book().objectPages(object) != pages) {
                throw RemoteFault.REFUSED;
            }
            return Lasting.object(object);
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public void drop(int key) throws RemoteFault {
        int object = Lasting.find(client(), key);
        try {
            if (object >= 0) {
                Lasting.drop(object);
            }
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public int keyAfter(int key) throws RemoteFault {
        return Lasting.keyAfter(client(), key);
    }

    @Override
    public void commit(int key, long first, long pages) throws RemoteFault, PosixFault {
        int client = client();
        int object = Lasting.require(client, key, first, pages);
        try {
            Quotas.require(client, pages << ObjectSize.PAGE_BITS);
            Lasting.commit(object, first, pages);
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public void decommit(int key, long first, long pages) throws RemoteFault {
        int object = Lasting.require(client(), key, first, pages);
        try {
            Lasting.object(object).decommit(first, pages);
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public void exchange(int processes) throws RemoteFault, PosixFault {
        if (processes < 0 || processes > PLACE_MASK) {
            throw RemoteFault.REFUSED;
        }
        try {
            Pool.requireExchange(processes);
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public MemoryFigures figures() throws RemoteFault {
        try {
            long poolFree = Pool.pool().freePages() << ObjectSize.PAGE_BITS;
            Book book = Records.book();
            return new MemoryFigures(book.total(), Pieces.free(), book.lentBytes(), poolFree);
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public MemoryShare share(int client) throws RemoteFault {
        if (client < 0 || client >= MemoryLayout.CLIENTS) {
            throw RemoteFault.REFUSED;
        }
        try {
            return new MemoryShare(Pieces.held(client), Lasting.bytes(client), Quotas.of(client));
        } catch (KernelFault fault) {
            throw RemoteFault.REFUSED;
        }
    }

    @Override
    public void quota(int client, long bytes) throws RemoteFault {
        if (client() != MemoryLayout.INIT || client < 0 || client >= MemoryLayout.CLIENTS || bytes < 0) {
            throw RemoteFault.REFUSED;
        }
        Records.book().quota(client, bytes);
    }
}
