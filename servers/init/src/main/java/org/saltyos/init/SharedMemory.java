package org.saltyos.init;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.StartupEntry;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Memory objects that several servers share and that outlive each of them: the boot archive, read-only, and the exchange
 * memory of all processes. They are made before the first server starts, if one of them needs them.
 */
final class SharedMemory {
    /** Name of the boot archive among the kernel's services. */
    static final String ARCHIVE = "kernel.boot-archive";

    /** Name of the exchange memory among the kernel's services. */
    static final String EXCHANGE = "kernel.exchange";

    private static final long FILL_WINDOW = AddressSpaces.WINDOW + (1L << 30);

    /** What the exchange memory has to begin with; the memory server lends its pool more when there are more processes. */
    private static final int EXCHANGE_BITS = 19;

    private static int archive;
    private static int exchange;
    private static int exchangePool;

    private SharedMemory() {}

    /**
     * Makes what the servers of the system need.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY on a machine that is too small
     * @throws InitFault when init is out of slots
     */
    static void start() throws KernelFault, InitFault {
        boolean wantsArchive = isNeeded(ARCHIVE);
        boolean wantsExchange = isNeeded(EXCHANGE);
        if (!wantsArchive && !wantsExchange) {
            return;
        }
        if (wantsArchive) {
            long pages = AddressSpaces.pages(BootArchive.files().size());
            int first = Slots.position();
            ZeroedMemory.reserve((int) pages);
            var pool = new org.saltyos.basalt.capability.MemoryPool(ZeroedMemory.pool(first, Slots.position()));
            archive = MemoryPool.make(ObjectType.MEMORY_OBJECT, ObjectSize.MEMORY_OBJECT_BITS);
            new MemoryObject(archive).configure(pool, pages);
            fill(new MemoryObject(archive), pages);
        }
        if (wantsExchange) {
            exchangePool = MemoryPool.make(ObjectType.MEMORY_POOL, 0);
            var pool = new org.saltyos.basalt.capability.MemoryPool(exchangePool);
            pool.lend(new Untyped(MemoryPool.makeUntyped(EXCHANGE_BITS)));
            exchange = MemoryPool.make(ObjectType.MEMORY_OBJECT, ObjectSize.MEMORY_OBJECT_MAX_BITS);
            new MemoryObject(exchange).configure(pool, exchangePages() + 1);
            ServerTable.start(new MemoryObject(exchange), exchangePages());
        }
    }

    private static long exchangePages() {
        return (long) ProgramLayout.PLACES * ProgramLayout.EXCHANGE_BYTES >>> ObjectSize.PAGE_BITS;
    }

    /** Slot of the pool of the exchange memory; 0 if there is none. */
    static int exchangePool() {
        return exchangePool;
    }

    private static boolean isNeeded(String service) throws InitFault {
        for (int i = 0; i < SystemFile.open().serverCount(); i++) {
            if (needs(SystemFile.server(i), service)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a server needs one of the two, or has the book of memory mapped. */
    static boolean isShared(ServerEntry server) throws InitFault {
        return needs(server, ARCHIVE) || needs(server, EXCHANGE) || MemoryHandover.isFor(server);
    }

    private static boolean needs(ServerEntry server, String service) throws InitFault {
        for (int i = 0; i < server.needsCount(); i++) {
            if (SystemFile.name(SystemFile.need(server, i)).is(service)) {
                return true;
            }
        }
        return false;
    }

    /** Copies the archive's files into the object, through a window. */
    @Unsafe(because = "the window shows as many pages as the archive has")
    private static void fill(MemoryObject object, long pages) throws KernelFault {
        VSpace own = new VSpace(InitialSlot.VSPACE);
        object.map(own, FILL_WINDOW, Rights.READ | Rights.WRITE, 0, pages);
        Mem.copy(FILL_WINDOW, BootArchive.files().address(), BootArchive.files().size());
        own.unmap(FILL_WINDOW, pages);
    }

    /** Gives a server the boot archive, mapped at {@link InitLayout#ARCHIVE}; the entry's first number is its size. */
    static void grantArchive(CNode table, StartupEntry entry, VSpace space) throws KernelFault {
        table.copy(entry.slot(), Slots.OWN, archive, Rights.READ);
        entry.first((int) BootArchive.files().size());
        long pages = AddressSpaces.pages(BootArchive.files().size());
        new MemoryObject(archive).map(space, InitLayout.ARCHIVE, Rights.READ, 0, pages);
    }

    /** Gives a server the exchange memory, mapped at {@link ProgramLayout#ALL_EXCHANGES}. */
    static void grantExchange(CNode table, StartupEntry entry, VSpace space) throws KernelFault {
        int rights = Rights.READ | Rights.WRITE;
        table.copy(entry.slot(), Slots.OWN, exchange, rights);
        new MemoryObject(exchange).map(space, ProgramLayout.ALL_EXCHANGES, rights, 0, exchangePages());
        new MemoryObject(exchange).map(space, ProgramLayout.SERVER_TABLE, Rights.READ, exchangePages(), 1);
    }
}
