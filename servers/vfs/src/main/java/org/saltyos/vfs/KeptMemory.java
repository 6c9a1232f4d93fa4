package org.saltyos.vfs;

import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.start.Startup;

/** The arena's memory: an object that the memory server keeps for the file server, whichever that is. */
final class KeptMemory implements Pages {
    private static final long ADDRESS = 0x0000_7600_0000_0000L;
    private static final int SLOT = Startup.FIRST_FREE_SLOT + 1;
    private static final int KEY = 1;

    /** Pages of each area of the journal: 1 MiB. */
    private static final int JOURNAL_PAGES = 256;

    /** Pages for contents: 32 MiB. */
    private static final int DATA_PAGES = 8192;

    /** Behind the arena, in the same table of page tables: for {@link MappedMemory}. */
    static final long WINDOW = ADDRESS + (512L << 20);

    /** Pages of the cache: 1 MiB. */
    private static final int CACHE_PAGES = 256;

    private static final int CACHE_KEY = 0;
    private static final int CACHE_SLOT = MappedMemory.FIRST_SLOT_BEHIND;

    /** Pages of the disk that is memory: 1 MiB. */
    private static final int DISK_PAGES = 256;

    private static final int DISK_KEY = 2;

    private KeptMemory() {}

    /**
     * Maps the object.
     *
     * @throws KernelFault when it is larger than the page tables that the manifest declares
     * @throws RemoteFault when the memory server does not answer
     * @throws PosixFault ENOMEM
     */
    static Arena open() throws KernelFault, RemoteFault, PosixFault {
        long pages = Arena.size(JOURNAL_PAGES, DATA_PAGES);
        MemoryCalls.begin();
        MemoryCalls.lasting(KEY, pages, SLOT);
        Startup.addressSpace().lend(Startup.memory());
        new MemoryObject(SLOT).map(Startup.addressSpace(), ADDRESS, Rights.READ | Rights.WRITE, 0, pages);
        return new Arena(ADDRESS, JOURNAL_PAGES, DATA_PAGES, new KeptMemory());
    }

    /**
     * Maps what the page cache and the disk that is memory consist of: one page table for both.
     *
     * @throws KernelFault when the page tables do not suffice
     * @throws RemoteFault when the memory server does not answer
     * @throws PosixFault ENOMEM
     */
    static Disks disks() throws KernelFault, RemoteFault, PosixFault {
        long behind = WINDOW + 2 * Arena.PAGE;
        KeptPages cache = new KeptPages(CACHE_KEY, CACHE_PAGES, CACHE_SLOT, behind);
        long next = behind + (long) CACHE_PAGES * Arena.PAGE;
        return new Disks(cache, new KeptPages(DISK_KEY, DISK_PAGES, CACHE_SLOT + 1, next));
    }

    @Override
    public void commit(long first, long count) throws PosixFault {
        MemoryCalls.commit(KEY, first, count);
    }

    @Override
    public void decommit(long first, long count) {
        MemoryCalls.decommit(KEY, first, count);
    }
}
