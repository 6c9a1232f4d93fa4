package org.saltyos.procmgr;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;

/**
 * Memory that processes map while they run: pages of one object of each process's own, of another for copies of files' pages,
 * and shared mappings.
 */
final class Mappings {
    /** Room for as many mappings as a process has rows. */
    private static final int OBJECT_BITS = ObjectSize.MEMORY_OBJECT_BITS + 1;

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    private static final int READ_WRITE = Rights.READ | Rights.WRITE;

    /** By place: whether the process has an object of its own for this. */
    private static final boolean[] HAS_OBJECT = new boolean[ProgramLayout.PLACES];

    /** By place: whether the process has an object for copies of pages of files. */
    private static final boolean[] HAS_FILED = new boolean[ProgramLayout.PLACES];

    private Mappings() {}

    /**
     * Maps fresh memory; see {@link ProcessManager#map}.
     *
     * @return its address
     */
    static long map(Process process, long bytes, int kind) throws PosixFault {
        if (bytes <= 0 || kind != ProcessManager.PRIVATE && kind != ProcessManager.SHARED) {
            throw PosixFault.EINVAL;
        }
        long pages = pages(bytes);
        int place = process.place();
        Limits.requireMemory(process, pages);
        int first = Regions.free(place, pages);
        try {
            Tables.require(place, Regions.total(place) + pages, Regions.count(place) + 1);
            if (kind == ProcessManager.SHARED) {
                show(place, first, pages, Shared.make(0, 0), READ_WRITE);
            } else {
                requireObject(process);
                show(place, first, pages, -1, READ_WRITE);
            }
        } catch (KernelFault fault) {
            throw Pieces.refused(fault);
        }
        return address(first);
    }

    /** Shows a process a shared object that was entered for it; it is left if that fails. */
    static void show(int place, int first, long pages, int shared, int access) throws PosixFault {
        try {
            object(place, shared).map(Spaces.space(place), address(first), access, objectPage(first, shared), pages);
            Regions.add(place, first, (int) pages, shared, access);
        } catch (KernelFault fault) {
            if (shared >= 0) {
                Shared.leave(shared);
            }
            throw Pieces.refused(fault);
        }
    }

    /** Where a page of mappings is. */
    static long address(int page) {
        return ProgramLayout.MAPPINGS + (long) page * PAGE;
    }

    private static long objectPage(int page, int shared) {
        return FileMappings.isSharedFile(shared)
                ? FileMappings.filePage(shared, page)
                : page & ProgramLayout.MAPPING_PAGES - 1;
    }

    private static MemoryObject object(int place, int shared) {
        if (FileMappings.isPrivateFile(shared)) {
            return new MemoryObject(Slots.of(place, Slots.FILED));
        }
        return shared < 0 ? new MemoryObject(Slots.of(place, Slots.MAPPED)) : Shared.object(shared);
    }

    /** Whether a row shows pages of the process's own. */
    private static boolean isOwn(int shared) {
        return shared < 0 || FileMappings.isPrivateFile(shared);
    }

    private static void requireObject(Process process) throws KernelFault {
        int place = process.place();
        if (!HAS_OBJECT[place]) {
            makeObject(process, Slots.MAPPED);
            HAS_OBJECT[place] = true;
            object(place, -1).configure(Pool.pool(), ProgramLayout.MAPPING_PAGES);
        }
    }

    /**
     * Sees to it that a process has an object for copies of pages of files; the kernel asks for them here.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY
     */
    static void requireFiled(Process process) throws KernelFault {
        int place = process.place();
        if (HAS_FILED[place]) {
            return;
        }
        makeObject(process, Slots.FILED);
        HAS_FILED[place] = true;
        CNode own = Startup.capabilities();
        long badge = Spaces.FAULT_BADGE | place;
        own.mint(Slots.SCRATCH, own, Startup.ENDPOINT_SLOT, Rights.WRITE | Rights.GRANT_REPLY, badge);
        try {
            new MemoryObject(Slots.of(place, Slots.FILED))
                    .configure(Pool.pool(), ProgramLayout.MAPPING_PAGES, new Endpoint(Slots.SCRATCH));
        } finally {
            own.delete(Slots.SCRATCH);
        }
    }

    private static void makeObject(Process process, int offset) throws KernelFault {
        new Untyped(process.block())
                .retype(
                        ObjectType.MEMORY_OBJECT,
                        OBJECT_BITS,
                        Startup.capabilities(),
                        Slots.of(process.place(), offset),
                        1);
    }

    /**
     * The number of the page at an address.
     *
     * @throws PosixFault EINVAL for a range outside of where processes map
     */
    static int requirePage(long address, long bytes) throws PosixFault {
        long offset = address - ProgramLayout.MAPPINGS;
        long size = (long) (ProgramLayout.MAPPING_PAGES + ProgramLayout.NAMED_PAGES) * PAGE;
        if (offset < 0 || offset % PAGE != 0 || bytes <= 0 || offset > size || bytes > size - offset) {
            throw PosixFault.EINVAL;
        }
        return (int) (offset / PAGE);
    }

    /** Whole pages for so many bytes. */
    static long pages(long bytes) {
        return (bytes >>> ObjectSize.PAGE_BITS) + ((bytes & PAGE - 1) == 0 ? 0 : 1);
    }

    /** Takes mapped memory away; see {@link ProcessManager#unmap}. */
    static void unmap(int place, long address, long bytes) throws PosixFault {
        int from = requirePage(address, bytes);
        int to = from + (int) pages(bytes);
        for (int i = Regions.count(place) - 1; i >= 0; i--) {
            int first = Math.max(from, Regions.first(place, i));
            int end = Math.min(to, Regions.first(place, i) + Regions.pages(place, i));
            if (first < end) {
                cut(place, i, first, end);
            }
        }
    }

    /** Takes the pages from {@code from} to {@code to} out of a row that has them. */
    private static void cut(int place, int index, int from, int to) throws PosixFault {
        int first = Regions.first(place, index);
        int end = first + Regions.pages(place, index);
        int shared = Regions.shared(place, index);
        int access = Regions.access(place, index);
        if (first < from && to < end && Regions.count(place) == Regions.MOST) {
            throw PosixFault.ENOMEM;
        }
        try {
            Spaces.space(place).unmap(address(from), to - from);
            if (isOwn(shared)) {
                object(place, shared).decommit(from, to - from);
            }
        } catch (KernelFault fault) {
            throw Pieces.refused(fault);
        }
        Regions.remove(place, index);
        if (first < from) {
            Regions.add(place, first, from - first, shared, access);
            enter(shared);
        }
        if (to < end) {
            Regions.add(place, to, end - to, shared, access);
            enter(shared);
        }
        if (shared >= 0) {
            Shared.leave(shared);
        }
    }

    /**
     * Shows a process the pages of one of its rows, as far as it may see them.
     *
     * @throws KernelFault when the kernel has no room for the mapping
     */
    static void showRow(int place, int index) throws KernelFault {
        int first = Regions.first(place, index);
        int access = Regions.access(place, index);
        if (access != ProcessManager.NO_ACCESS) {
            object(place, Regions.shared(place, index))
                    .map(
                            Spaces.space(place),
                            address(first),
                            access,
                            objectPage(first, Regions.shared(place, index)),
                            Regions.pages(place, index));
        }
    }

    /** A further row shows shared memory, if it is shared. */
    static void enter(int shared) {
        if (shared >= 0) {
            Shared.enter(shared);
        }
    }

    /**
     * Gives a copy of a process what the original has mapped.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY
     * @throws PosixFault ENOMEM
     */
    static void copy(Process original, Process copy) throws KernelFault, PosixFault {
        int from = original.place();
        int to = copy.place();
        if (Regions.count(from) == 0) {
            return;
        }
        Tables.require(to, Regions.total(from), Regions.count(from));
        if (HAS_OBJECT[from]) {
            makeObject(copy, Slots.MAPPED);
            HAS_OBJECT[to] = true;
            object(to, -1).copyOf(object(from, -1));
        }
        if (HAS_FILED[from]) {
            requireFiled(copy); // it keeps a pager of its own for pages that neither has touched
            new MemoryObject(Slots.of(to, Slots.FILED)).copyOf(new MemoryObject(Slots.of(from, Slots.FILED)));
        }
        Regions.copy(from, to);
        for (int i = 0; i < Regions.count(to); i++) {
            enter(Regions.shared(to, i));
        }
        for (int i = 0; i < Regions.count(to); i++) {
            showRow(to, i);
        }
    }

    /** A process has lost its memory; what it had mapped is over. */
    static void end(int place) {
        for (int i = 0; i < Regions.count(place); i++) {
            int shared = Regions.shared(place, i);
            if (shared >= 0) {
                Shared.leave(shared);
            }
        }
        Regions.clear(place);
        HAS_OBJECT[place] = false;
        HAS_FILED[place] = false;
        Tables.end(place);
    }

    /** Pages that a process has in its own mappings now. */
    static long pages(int place) throws KernelFault {
        long filed = HAS_FILED[place] ? new MemoryObject(Slots.of(place, Slots.FILED)).committedPages() : 0;
        return filed + (HAS_OBJECT[place] ? object(place, -1).committedPages() : 0);
    }
}
