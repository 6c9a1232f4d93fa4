package org.saltyos.basalt.memory;

import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.MemoryPool;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/**
 * What the memory server offers to servers. The badge of the capability tells who calls; what it holds is named by keys of its
 * own choice. Every call may be repeated: a client that saw the memory server go in the middle of one calls again.
 */
@Protocol(version = 2)
public interface MemoryServer {
    /**
     * Takes back everything the caller holds but its lasting objects: what a client says first, for its predecessor.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    void begin() throws RemoteFault;

    /**
     * Hands out a piece of unused memory. A piece that the caller holds under this key already is emptied and handed out again.
     *
     * @param key 0 or more
     * @param bits its size as a power of two, 12 to 30
     * @throws RemoteFault REFUSED for arguments out of range, or a key that is in use for another size
     * @throws PosixFault ENOMEM when there is none, or the caller's quota is used up
     */
    Untyped take(int key, int bits) throws RemoteFault, PosixFault;

    /**
     * Takes a piece back, with everything that was made of it; nothing happens if the caller holds none under this key.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    void give(int key) throws RemoteFault;

    /**
     * The pool of pages that all memory objects share.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    MemoryPool pool() throws RemoteFault;

    /**
     * Sees to it that the pool has so many free pages.
     *
     * @throws RemoteFault when the memory server does not answer
     * @throws PosixFault ENOMEM when there is no memory for them
     */
    void refill(long pages) throws RemoteFault, PosixFault;

    /**
     * A memory object that outlives its user: the one that the caller, or the server it was started again for, has under this
     * key, else a new one without pages.
     *
     * @param key 0 or more
     * @param pages its size in pages of 4 KiB, which a later call cannot change
     * @throws RemoteFault REFUSED for arguments out of range, or another size than before
     * @throws PosixFault ENOMEM
     */
    MemoryObject lasting(int key, long pages) throws RemoteFault, PosixFault;

    /**
     * As {@link #lasting}, but a new object's pages come from {@code pager}, which the kernel asks for each that is not there. Whoever
     * has the object may change its size.
     *
     * @param key 0 or more
     * @param pages its size in pages of 4 KiB, at first
     * @param pager of a new object; an object that is there already keeps its own
     * @throws RemoteFault REFUSED for arguments out of range, or other pages than when it was made
     * @throws PosixFault ENOMEM, also when there are too many objects
     */
    MemoryObject paged(int key, long pages, Endpoint pager) throws RemoteFault, PosixFault;

    /**
     * Ends a lasting object: its pages are gone for everybody who has it. Nothing happens if there is none under this key.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    void drop(int key) throws RemoteFault;

    /**
     * Which lasting objects the caller has, one after the other.
     *
     * @param key -1, then the last answer
     * @return the lowest key above it under which there is one; -1 if there is none
     * @throws RemoteFault when the memory server does not answer
     */
    int keyAfter(int key) throws RemoteFault;

    /**
     * Makes pages of a lasting object be there, so that their use is no fault. Those that are not new keep their contents.
     *
     * @throws RemoteFault REFUSED when there is no such object, or no such page
     * @throws PosixFault ENOMEM when there are not as many, or the caller's quota is used up
     */
    void commit(int key, long first, long pages) throws RemoteFault, PosixFault;

    /**
     * Gives pages of a lasting object back; they are zero when they are there again.
     *
     * @throws RemoteFault REFUSED when there is no such object, or no such page
     */
    void decommit(int key, long first, long pages) throws RemoteFault;

    /**
     * Sees to it that so many processes can use their exchange memory without anybody missing a page of it.
     *
     * @throws RemoteFault when the memory server does not answer
     * @throws PosixFault ENOMEM
     */
    void exchange(int processes) throws RemoteFault, PosixFault;

    /**
     * How much memory there is.
     *
     * @throws RemoteFault when the memory server does not answer
     */
    MemoryFigures figures() throws RemoteFault;

    /**
     * What one client holds.
     *
     * @param client place of a server in the start order
     * @throws RemoteFault when the memory server does not answer
     */
    MemoryShare share(int client) throws RemoteFault;

    /**
     * Sets what a client may hold at most; what it holds already stays.
     *
     * @param client place of a server in the start order
     * @param bytes of pieces and pages of lasting objects together
     * @throws RemoteFault REFUSED when the caller is not init, or there is no such client
     */
    void quota(int client, long bytes) throws RemoteFault;
}
