package org.saltyos.procmgr;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Programs in memory. The code of one is a memory object that all its processes have mapped; its data is another, of which
 * each process gets a copy that shares the pages until they are written to.
 */
final class Programs {
    /** Where a part of an object is shown while it is filled. */
    static final long WINDOW = 0x0000_7400_0000_0000L;

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    /** The code's object has room for 1020 mappings, the data's is never mapped but here: together less than this. */
    private static final int BLOCK_BITS = ObjectSize.MEMORY_OBJECT_MAX_BITS + 1;

    private static final Kept[] KEPT = makeKept();

    private static long uses;

    private Programs() {}

    private static Kept[] makeKept() {
        Kept[] kept = new Kept[Slots.IMAGES];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new Kept(i);
        }
        return kept;
    }

    /** The program with this number. */
    static Kept kept(int number) {
        return KEPT[number];
    }

    /**
     * The program whose file lies at this address, loaded if it is not in memory.
     *
     * @param file address of the file's first byte in the boot archive
     * @param size bytes of the file
     * @throws PosixFault ENOEXEC when it is no program; ENOMEM
     */
    static Kept load(long file, long size) throws PosixFault {
        for (Kept kept : KEPT) {
            if (kept.key() == file) {
                return used(kept);
            }
        }
        Kept kept = place();
        kept.image().read(file, size);
        kept.key(file);
        try {
            fill(kept, file);
        } catch (PosixFault fault) {
            forget(kept);
            throw fault;
        }
        return used(kept);
    }

    /**
     * The program that the file server has opened, loaded for the processes that are about to run it.
     *
     * @param size bytes of its file
     * @throws PosixFault ENOEXEC when it is no program; ENOMEM; EIO
     */
    static Kept loadFromFile(long size) throws PosixFault {
        Kept kept = place();
        if (Files.load(0) < PAGE) {
            throw PosixFault.ENOEXEC;
        }
        kept.image().read(ProgramLayout.exchange(0), size);
        try {
            fill(kept, 0);
        } catch (PosixFault fault) {
            forget(kept);
            throw fault;
        }
        return used(kept);
    }

    /** A process begins to run a program. */
    static void enter(Kept kept) {
        kept.users(kept.users() + 1);
    }

    /** A process runs a program no more; one that came from a file may be another file the next time. */
    static void leave(Kept kept) {
        kept.users(kept.users() - 1);
        dropIfUnused(kept);
    }

    /** Forgets a program from a file that nobody runs. */
    static void dropIfUnused(Kept kept) {
        if (kept.users() == 0 && kept.key() == 0) {
            forget(kept);
        }
    }

    private static Kept used(Kept kept) {
        uses++;
        kept.lastUse(uses);
        return kept;
    }

    /** A place for a program: an empty one, else that of the program not used for longest. */
    private static Kept place() throws PosixFault {
        Kept best = KEPT[0];
        boolean found = false;
        for (Kept kept : KEPT) {
            boolean better = !found || kept.block() == 0 || best.block() != 0 && kept.lastUse() < best.lastUse();
            if (kept.users() == 0 && better) {
                best = kept;
                found = true;
            }
        }
        if (!found) {
            throw PosixFault.ENOMEM;
        }
        forget(best);
        return best;
    }

    /** Takes the memory of a program back that nobody runs. */
    private static void forget(Kept kept) {
        kept.key(0);
        if (kept.block() != 0) {
            Pieces.give(kept.block(), BLOCK_BITS);
            kept.block(0);
        }
    }

    private static void fill(Kept kept, long file) throws PosixFault {
        ProgramImage image = kept.image();
        Pool.require(image.filePages() + Pool.START_PAGES);
        kept.block(Pieces.take(BLOCK_BITS));
        try {
            make(kept.block(), ObjectSize.MEMORY_OBJECT_MAX_BITS, Slots.code(kept.number()), image.codePages());
            make(kept.block(), ObjectSize.MEMORY_OBJECT_BITS, Slots.data(kept.number()), image.dataPages());
            for (int i = 0; i < image.segments(); i++) {
                int slot = image.isWritable(i) ? Slots.data(kept.number()) : Slots.code(kept.number());
                fillSegment(new MemoryObject(slot), image, i, file);
            }
        } catch (KernelFault fault) {
            throw Pieces.refused(fault);
        }
    }

    private static void make(int block, int bits, int slot, int pages) throws KernelFault {
        new Untyped(block).retype(ObjectType.MEMORY_OBJECT, bits, Startup.capabilities(), slot, 1);
        new MemoryObject(slot).configure(Pool.pool(), pages);
    }

    /** Copies bytes of the file to an address: from memory, or from the file server in parts. */
    @Unsafe(because = "the caller has as many bytes mapped at the target; a part is no longer than the exchange memory")
    private static void copy(long target, long file, long offset, long bytes) throws PosixFault {
        if (file != 0) {
            Mem.copy(target, file + offset, bytes);
            return;
        }
        long done = 0;
        while (done < bytes) {
            int part = (int) Math.min(bytes - done, Files.load(offset + done));
            if (part <= 0) {
                throw PosixFault.ENOEXEC;
            }
            Mem.copy(target + done, ProgramLayout.exchange(0), part);
            done += part;
        }
    }

    /** Copies what the file has of a segment; further pages stay away until they are used, and are zero then. */
    private static void fillSegment(MemoryObject object, ProgramImage image, int segment, long file)
            throws KernelFault, PosixFault {
        long bytes = image.fileBytes(segment);
        long pages = bytes + PAGE - 1 >>> ObjectSize.PAGE_BITS;
        if (pages == 0) {
            return;
        }
        object.commit(image.first(segment), pages);
        object.map(Startup.addressSpace(), WINDOW, Rights.READ | Rights.WRITE, image.first(segment), pages);
        try {
            copy(WINDOW, file, image.offset(segment), bytes);
        } finally {
            Startup.addressSpace().unmap(WINDOW, pages);
        }
    }
}
