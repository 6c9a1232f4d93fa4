package org.saltyos.mmsrv;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.start.Startup;

/** Memory objects that outlive those who use them, and the memory server too. */
final class Lasting {
    /** Most of them. */
    static final int MOST = 16;

    /** Largest size of one in pages. */
    static final long MAX_PAGES = 1L << 20;

    private Lasting() {}

    /** Number of a client's object, -1 if it has none under this key. */
    static int find(int client, int key) {
        Book book = Records.book();
        for (int i = 0; i < MOST; i++) {
            if (book.owner(i) == client + 1 && book.objectKey(i) == key) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Makes a client's object, without pages.
     *
     * @return its number
     * @throws PosixFault ENOMEM, also when there are too many
     */
    static int make(int client, int key, long pages) throws KernelFault, PosixFault {
        Book book = Records.book();
        int number = 0;
        while (number < MOST && book.owner(number) != 0) {
            number++;
        }
        if (number == MOST) {
            throw PosixFault.ENOMEM;
        }
        // A memory server that ended in the middle of this may have left an object that nobody knows.
        Startup.capabilities().delete(Slots.object(number));
        int piece = Pieces.take(ObjectSize.PAGE_BITS, Pieces.OWN, 0, 0);
        new Untyped(Slots.piece(piece))
                .retype(
                        ObjectType.MEMORY_OBJECT,
                        ObjectSize.MEMORY_OBJECT_BITS,
                        Startup.capabilities(),
                        Slots.object(number),
                        1);
        object(number).configure(Pool.pool(), pages);
        book.objectKey(number, key);
        book.objectPages(number, pages);
        book.owner(number, client + 1);
        return number;
    }

    static MemoryObject object(int number) {
        return new MemoryObject(Slots.object(number));
    }

    /** The object that a client means, of which it names pages that are there. */
    static int require(int client, int key, long first, long pages) throws RemoteFault {
        int number = find(client, key);
        if (number < 0 || first < 0 || pages < 0 || first > Records.book().objectPages(number) - pages) {
            throw RemoteFault.REFUSED;
        }
        return number;
    }

    /**
     * Makes pages be there; the pool grows for them.
     *
     * @throws PosixFault ENOMEM
     */
    static void commit(int number, long first, long pages) throws KernelFault, PosixFault {
        while (true) {
            try {
                object(number).commit(first, pages);
                return;
            } catch (KernelFault fault) {
                if (fault.code() != ErrorCode.NOT_ENOUGH_MEMORY) {
                    throw fault;
                }
            }
            Pool.require(Pool.pool().freePages() + pages + 1);
        }
    }

    /** Bytes of the pages of a client's objects. */
    static long bytes(int client) throws KernelFault {
        long pages = 0;
        for (int i = 0; i < MOST; i++) {
            if (Records.book().owner(i) == client + 1) {
                pages += object(i).committedPages();
            }
        }
        return pages << ObjectSize.PAGE_BITS;
    }
}
