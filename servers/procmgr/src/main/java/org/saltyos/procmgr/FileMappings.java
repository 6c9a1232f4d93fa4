package org.saltyos.procmgr;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.MappedFile;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.start.Startup;

/**
 * Mappings of files. A shared one shows an object that the memory server keeps and the file server fills: page n of it is page n
 * of the file. A private one shows pages of an object of the process's own, copies that are made when they are first touched.
 */
final class FileMappings {
    /**
     * Set, with {@link Spaces#FAULT_BADGE}, in the badge through which the kernel asks for a page of a shared file; below is its
     * number.
     */
    static final long SHARED_BADGE = 1L << 44;

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    /** By mapping: number + 1 of its file, 0 for a mapping of no file. */
    private static final int[] FILES = new int[Slots.SHARED];

    /** By mapping: what is added to a page's number in {@link Regions} to get that in the file. */
    private static final long[] DELTAS = new long[Slots.SHARED];

    private static final boolean[] IS_SHARED = new boolean[Slots.SHARED];
    private static final boolean[] IS_WRITABLE = new boolean[Slots.SHARED];

    private FileMappings() {}

    /**
     * Maps a part of a file; see {@link ProcessManager#mapFile}.
     *
     * @return its address
     */
    static long map(Process process, int descriptor, long offset, long bytes, int kind) throws PosixFault {
        boolean known = kind == ProcessManager.PRIVATE || kind == ProcessManager.SHARED;
        if (bytes <= 0 || offset < 0 || offset % PAGE != 0 || !known) {
            throw PosixFault.EINVAL;
        }
        long pages = Mappings.pages(bytes);
        Limits.requireMemory(process, pages);
        int first = Regions.free(process.place(), pages);
        int number = Shared.makeOfFile();
        try {
            MappedFile file = Files.map(process.place(), descriptor);
            boolean isShared = kind == ProcessManager.SHARED;
            FILES[number] = file.file() + 1;
            DELTAS[number] = (offset >>> ObjectSize.PAGE_BITS) - first;
            IS_SHARED[number] = false; // until it has its object
            IS_WRITABLE[number] = file.writable() || !isShared;
            Tables.require(process.place(), Regions.total(process.place()) + pages, Regions.count(process.place()) + 1);
            if (isShared) {
                share(number);
            } else {
                Mappings.requireFiled(process);
            }
        } catch (PosixFault fault) {
            Shared.leave(number);
            throw fault;
        } catch (KernelFault fault) {
            Shared.leave(number);
            throw Pieces.refused(fault);
        }
        int access = IS_WRITABLE[number] ? ProcessManager.READ_WRITE : ProcessManager.READ_ONLY;
        Mappings.show(process.place(), first, pages, number, access);
        return Mappings.address(first);
    }

    /** Gets the object of a shared file. */
    private static void share(int number) throws KernelFault, PosixFault {
        CNode own = Startup.capabilities();
        long badge = Spaces.FAULT_BADGE | SHARED_BADGE | FILES[number] - 1;
        own.mint(Slots.SCRATCH, own, Startup.ENDPOINT_SLOT, Rights.WRITE | Rights.GRANT_REPLY, badge);
        try {
            Files.share(FILES[number] - 1, new Endpoint(Slots.SCRATCH), Slots.shared(number));
            IS_SHARED[number] = true;
        } finally {
            own.delete(Slots.SCRATCH);
        }
    }

    /** Whether a mapping is one of a file. */
    static boolean isFile(int number) {
        return number >= 0 && FILES[number] != 0;
    }

    /** Whether a mapping shows pages that others see. */
    static boolean isSharedFile(int number) {
        return isFile(number) && IS_SHARED[number];
    }

    /** Whether a mapping shows copies of a file's pages. */
    static boolean isPrivateFile(int number) {
        return isFile(number) && !IS_SHARED[number];
    }

    /** Whether a mapping may be made writable. */
    static boolean isWritable(int number) {
        return !isFile(number) || IS_WRITABLE[number];
    }

    /** Number of the file of a mapping of one. */
    static int file(int number) {
        return FILES[number] - 1;
    }

    /** Number in the file of a page that is mapped. */
    static long filePage(int number, int page) {
        return page + DELTAS[number];
    }

    /** The last user of a mapping is gone. */
    static void end(int number) {
        if (FILES[number] == 0) {
            return; // the file could not be mapped
        }
        int file = FILES[number] - 1;
        FILES[number] = 0;
        if (IS_SHARED[number]) {
            try {
                Startup.capabilities().delete(Slots.shared(number));
            } catch (KernelFault fault) {
                throw new IllegalStateException("the object of a file cannot be given up");
            }
        }
        Files.unmapped(file);
    }

    /** Tells a file server that was started again what is mapped. */
    static void tell() {
        for (int number = 0; number < Slots.SHARED; number++) {
            if (FILES[number] != 0) {
                Files.keep(FILES[number] - 1, mappings(FILES[number]));
            }
        }
        Files.keptAll();
    }

    private static int mappings(int key) {
        int count = 0;
        for (int other : FILES) {
            count += other == key ? 1 : 0;
        }
        return count;
    }
}
