package org.saltyos.procmgr;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProcessManager;

/**
 * Changes of what processes may do with mapped memory: read and write, read, or nothing. Nobody may execute any of it. Rows are cut where
 * the change begins and ends, and joined again where neighbours have become alike; then the kernel shows them anew.
 */
final class Protections {
    private Protections() {}

    /** Changes the access to pages; see {@link ProcessManager#protect}. */
    static void protect(int place, long address, long bytes, int access) throws PosixFault {
        int from = Mappings.requirePage(address, bytes);
        int to = from + (int) Mappings.pages(bytes);
        boolean known = access == ProcessManager.NO_ACCESS
                || access == ProcessManager.READ_ONLY
                || access == ProcessManager.READ_WRITE;
        if (!known) {
            throw PosixFault.EINVAL;
        }
        requireRows(place, from, to, access);
        try {
            Tables.require(place, Regions.total(place), Regions.count(place) + 2);
            // What is cut is cut here: if there is no room for that, nothing has changed.
            Spaces.space(place).unmap(Mappings.address(from), to - from);
            change(place, from, to, access);
            show(place, from, to);
        } catch (KernelFault fault) {
            throw Pieces.refused(fault);
        }
    }

    /** Does nothing if all pages are mapped, may be accessed so, and rows can be cut at both ends. */
    private static void requireRows(int place, int from, int to, int access) throws PosixFault {
        int page = from;
        while (page < to) {
            int row = Regions.find(place, page);
            if (row < 0) {
                throw PosixFault.ENOMEM;
            }
            if (access == ProcessManager.READ_WRITE && !FileMappings.isWritable(Regions.shared(place, row))) {
                throw PosixFault.EACCES;
            }
            page = Regions.first(place, row) + Regions.pages(place, row);
        }
        int more = (isInside(place, from) ? 1 : 0) + (isInside(place, to) ? 1 : 0);
        if (Regions.count(place) + more > Regions.MOST) {
            throw PosixFault.ENOMEM;
        }
    }

    private static boolean isInside(int place, int page) {
        int row = Regions.find(place, page);
        return row >= 0 && Regions.first(place, row) != page;
    }

    private static void change(int place, int from, int to, int access) {
        split(place, from);
        split(place, to);
        int first = Regions.find(place, from);
        int end = first;
        while (end < Regions.count(place) && Regions.first(place, end) < to) {
            Regions.access(place, end, access);
            end++;
        }
        for (int row = end - 1; row >= first - 1; row--) {
            join(place, row);
        }
    }

    /** Lets a row start with a page, if one has it inside. */
    private static void split(int place, int page) {
        if (isInside(place, page)) {
            int row = Regions.find(place, page);
            Mappings.enter(Regions.shared(place, row));
            Regions.split(place, row, page);
        }
    }

    /** Makes one row of this one and the next if they are alike. */
    private static void join(int place, int row) {
        if (Regions.join(place, row) && Regions.shared(place, row) >= 0) {
            Shared.leave(Regions.shared(place, row));
        }
    }

    /**
     * Maps the rows anew that have pages from {@code from} to {@code to}. One that finds no room (the object of memory that very many
     * share has room for so many mappings only) cannot be accessed from then on: a process that could would fault for ever.
     */
    private static void show(int place, int from, int to) throws KernelFault, PosixFault {
        int first = Regions.find(place, from);
        int last = Regions.find(place, to - 1);
        int start = Regions.first(place, first);
        int end = Regions.first(place, last) + Regions.pages(place, last);
        Spaces.space(place).unmap(Mappings.address(start), end - start);
        boolean shown = true;
        for (int row = first; row <= last; row++) {
            try {
                Mappings.showRow(place, row);
            } catch (KernelFault fault) {
                Regions.access(place, row, ProcessManager.NO_ACCESS);
                shown = false;
            }
        }
        if (!shown) {
            throw PosixFault.ENOMEM;
        }
    }
}
