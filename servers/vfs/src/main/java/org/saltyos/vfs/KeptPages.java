package org.saltyos.vfs;

import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.vfs.cache.PageMemory;

/** Pages of an object that the memory server keeps. */
final class KeptPages implements PageMemory {
    private final int key;
    private final int pages;
    private final long address;

    /**
     * Maps the object, with what is in it.
     *
     * @param key of the object
     * @param slot an empty one
     * @param address where nothing is mapped
     * @throws KernelFault when the page tables do not suffice
     * @throws RemoteFault when the memory server does not answer
     * @throws PosixFault ENOMEM
     */
    KeptPages(int key, int pages, int slot, long address) throws KernelFault, RemoteFault, PosixFault {
        this.key = key;
        this.pages = pages;
        this.address = address;
        MemoryCalls.lasting(key, pages, slot);
        new MemoryObject(slot).map(Startup.addressSpace(), address, Rights.READ | Rights.WRITE, 0, pages);
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public long address(int index) {
        return address + (long) index * Arena.PAGE;
    }

    @Override
    public void commit(int index) throws PosixFault {
        MemoryCalls.commit(key, index, 1);
    }

    @Override
    public void decommit(int first, int count) {
        MemoryCalls.decommit(key, first, count);
    }
}
