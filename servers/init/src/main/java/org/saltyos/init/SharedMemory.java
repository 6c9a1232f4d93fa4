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

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    private static final long FILL_WINDOW = AddressSpaces.WINDOW + (1L << 30);
    private static final int EXCHANGE_BITS = 23;

    /** Page tables of the exchange memory, and its share of the pool's own counters. */
    private static final long SLACK = 1 << 16;

    private static int archive;
    private static int exchange;

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
        var pool = new org.saltyos.basalt.capability.MemoryPool(MemoryPool.make(ObjectType.MEMORY_POOL, 0));
        long pages = AddressSpaces.pages(BootArchive.files().size());
        long bytes = (wantsArchive ? pages * PAGE : 0) + SLACK + SLACK;
        pool.lend(new Untyped(MemoryPool.makeUntyped(Long.SIZE - Long.numberOfLeadingZeros(bytes - 1))));
        if (wantsArchive) {
            archive = MemoryPool.make(ObjectType.MEMORY_OBJECT, ObjectSize.MEMORY_OBJECT_BITS);
            new MemoryObject(archive).configure(pool, pages);
            fill(new MemoryObject(archive), pages);
        }
        if (wantsExchange) {
            // As much as all processes together can use, so that a server never misses a page of it.
            pool.lend(new Untyped(MemoryPool.makeUntyped(EXCHANGE_BITS)));
            exchange = MemoryPool.make(ObjectType.MEMORY_OBJECT, ObjectSize.MEMORY_OBJECT_MAX_BITS);
            new MemoryObject(exchange).configure(pool, exchangePages());
        }
    }

    private static long exchangePages() {
        return (long) ProgramLayout.PLACES * ProgramLayout.EXCHANGE_BYTES >>> ObjectSize.PAGE_BITS;
    }

    private static boolean isNeeded(String service) throws InitFault {
        for (int i = 0; i < SystemFile.open().serverCount(); i++) {
            if (needs(SystemFile.server(i), service)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a server needs one of the two. */
    static boolean isShared(ServerEntry server) throws InitFault {
        return needs(server, ARCHIVE) || needs(server, EXCHANGE);
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
    }
}
