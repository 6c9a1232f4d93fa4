package org.saltyos.mmsrv;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;

/**
 * Memory objects that outlive those who use them, and the memory server too. Each is made of a piece of its own, which is the
 * memory server's with the object's number + 1 as key, so that the object can go before the system does.
 */
final class Lasting {
    /** Most of them. */
    static final int MOST = 128;

    /** Largest size of one in pages. */
    static final long MAX_PAGES = 1L << 20;

    private Lasting() {}

    /** Number of a client's object, -1 if it has none under this key. */
    static int find(int client, int key) {
        Book book = Records.book();
        for (int i = 0; i < book.objects(); i++) {
            if (book.owner(i) == client + 1 && book.objectKey(i) == key) {
                return i;
            }
        }
        return -1;
    }

    /** The lowest key above another under which a client has an object, -1 if there is none. */
    static int keyAfter(int client, int key) {
        Book book = Records.book();
        int next = -1;
        for (int i = 0; i < book.objects(); i++) {
            int other = book.objectKey(i);
            if (book.owner(i) == client + 1 && other > key && (next < 0 || other < next)) {
                next = other;
            }
        }
        return next;
    }

    /**
     * Makes a client's object, without pages.
     *
     * @param pager whoever is asked for its pages; address 0 for nobody: they are zero
     * @return its number
     * @throws PosixFault ENOMEM, also when there are too many
     */
    static int make(int client, int key, long pages, Endpoint pager) throws KernelFault, PosixFault {
        Book book = Records.book();
        int number = 0;
        while (number < MOST && book.owner(number) != 0) {
            number++;
        }
        if (number == MOST) {
            throw PosixFault.ENOMEM;
        }
        Untyped memory = new Untyped(Slots.piece(piece(number)));
        // An object with a pager is mapped by all who share it, so it gets all of the piece for its mappings.
        int bits = pager.address() == 0 ? ObjectSize.MEMORY_OBJECT_BITS : ObjectSize.PAGE_BITS;
        memory.retype(ObjectType.MEMORY_OBJECT, bits, Startup.capabilities(), Slots.object(number), 1);
        object(number).configure(Pool.pool(), pages, pager);
        book.objectKey(number, key);
        book.objectPages(number, pages);
        book.objects(Math.max(book.objects(), number + 1));
        book.owner(number, client + 1);
        return number;
    }

    /** An empty piece for an object: one of an object that a memory server did not make or end completely, or a new one. */
    private static int piece(int number) throws KernelFault, PosixFault {
        int kept = Pieces.own(number + 1);
        if (kept < 0) {
            return Pieces.take(ObjectSize.PAGE_BITS, Pieces.OWN, 0, number + 1);
        }
        Startup.capabilities().revoke(Slots.piece(kept));
        return kept;
    }

    /** Ends an object: its pages are gone, wherever it is mapped. */
    static void drop(int number) throws KernelFault {
        Records.book().owner(number, 0);
        int piece = Pieces.own(number + 1);
        if (piece >= 0) {
            Pieces.give(piece);
        }
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
        for (int i = 0; i < Records.book().objects(); i++) {
            if (Records.book().owner(i) == client + 1) {
                pages += object(i).committedPages();
            }
        }
        return pages << ObjectSize.PAGE_BITS;
    }
}
