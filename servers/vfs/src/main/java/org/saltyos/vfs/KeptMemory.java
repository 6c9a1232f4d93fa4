package org.saltyos.vfs;

import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.posix.PosixFault;
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

    @Override
    public void commit(long first, long count) throws PosixFault {
        MemoryCalls.commit(KEY, first, count);
    }

    @Override
    public void decommit(long first, long count) {
        MemoryCalls.decommit(KEY, first, count);
    }
}
