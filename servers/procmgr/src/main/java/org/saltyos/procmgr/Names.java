package org.saltyos.procmgr;

import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.process.NamedMemory;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProgramLayout;

/**
 * Shared memory that has names. The name is one more user of its object, so it stays when nobody has it mapped. Each has pages of its own
 * among {@link ProgramLayout#NAMED_PAGES}, as long as there is the object: so it has the same address for all.
 */
final class Names {
    /** All of it together takes at most this part of the memory, so that processes find some. */
    private static final int MOST_SHARE = 2;

    /** By mapping: its name, empty without one. */
    private static final Bytes[] NAMES = makeNames();

    private Names() {}

    private static Bytes[] makeNames() {
        Bytes[] names = new Bytes[Slots.SHARED];
        for (int i = 0; i < names.length; i++) {
            names[i] = new Bytes(ProcessManager.MAX_MEMORY_NAME);
        }
        return names;
    }

    /** Maps memory by its name; see {@link ProcessManager#mapNamed}. */
    static NamedMemory map(Process process, Bytes name, long bytes, int options) throws PosixFault {
        require(name, bytes, options);
        int number = find(name);
        boolean isNew = number < 0;
        if (isNew && (options & ProcessManager.CREATE) == 0) {
            throw PosixFault.ENOENT;
        }
        if (!isNew && (options & ProcessManager.EXCLUSIVE) != 0) {
            throw PosixFault.EEXIST;
        }
        long pages = Mappings.pages(bytes);
        if (isNew) {
            number = make(name, pages);
        } else if (pages > Shared.pages(number)) {
            throw PosixFault.EINVAL;
        }
        try {
            return show(process, number, pages == 0 ? Shared.pages(number) : (int) pages);
        } catch (PosixFault fault) {
            if (isNew) {
                forget(number);
            }
            throw fault;
        }
    }

    private static void require(Bytes name, long bytes, int options) throws PosixFault {
        if (name.truncated() || name.length() > ProcessManager.MAX_MEMORY_NAME) {
            throw PosixFault.ENAMETOOLONG;
        }
        boolean right = name.length() > 0 && bytes >= 0;
        for (int i = 0; i < name.length(); i++) {
            right &= name.at(i) != '/' && name.at(i) != 0;
        }
        if (!right || (options & ~(ProcessManager.CREATE | ProcessManager.EXCLUSIVE)) != 0) {
            throw PosixFault.EINVAL;
        }
    }

    private static int find(Bytes name) {
        for (int i = 0; i < Slots.SHARED; i++) {
            if (NAMES[i].length() > 0 && isSame(NAMES[i], name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSame(Bytes one, Bytes other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < one.length(); i++) {
            if (one.at(i) != other.at(i)) {
                return false;
            }
        }
        return true;
    }

    private static int make(Bytes name, long pages) throws PosixFault {
        if (pages == 0) {
            throw PosixFault.EINVAL;
        }
        int first = free(pages);
        requireShare(pages);
        try {
            int number = Shared.make(first, (int) pages);
            NAMES[number].clear().append(name);
            return number;
        } catch (KernelFault fault) {
            throw Pieces.refused(fault);
        }
    }

    /** The lowest pages that no named memory has. */
    private static int free(long pages) throws PosixFault {
        int at = ProgramLayout.MAPPING_PAGES;
        int next = meets(at, pages);
        while (next != 0) {
            at = next;
            next = meets(at, pages);
        }
        return at;
    }

    /** The page behind named memory that has one of these pages; 0 if there is none. */
    private static int meets(int first, long pages) throws PosixFault {
        if (first + pages > ProgramLayout.MAPPING_PAGES + ProgramLayout.NAMED_PAGES) {
            throw PosixFault.ENOMEM;
        }
        for (int i = 0; i < Slots.SHARED; i++) {
            if (first < Shared.first(i) + Shared.pages(i) && Shared.first(i) < first + pages) {
                return Shared.first(i) + Shared.pages(i);
            }
        }
        return 0;
    }

    private static void requireShare(long pages) throws PosixFault {
        long all = pages;
        for (int i = 0; i < Slots.SHARED; i++) {
            all += Shared.pages(i);
        }
        try {
            if (all << ObjectSize.PAGE_BITS > MemoryCalls.figures().total() / MOST_SHARE) {
                throw PosixFault.ENOMEM;
            }
        } catch (RemoteFault fault) {
            throw PosixFault.ENOMEM;
        }
    }

    private static NamedMemory show(Process process, int number, int pages) throws PosixFault {
        int place = process.place();
        for (int row = 0; row < Regions.count(place); row++) {
            if (Regions.shared(place, row) == number) {
                throw PosixFault.EBUSY;
            }
        }
        Limits.requireMemory(process, pages);
        Regions.requireRow(place);
        try {
            Tables.require(place, Regions.total(place) + pages, Regions.count(place) + 1);
        } catch (KernelFault fault) {
            throw Pieces.refused(fault);
        }
        Shared.enter(number);
        Mappings.show(place, Shared.first(number), pages, number, ProcessManager.READ_WRITE);
        return new NamedMemory(Mappings.address(Shared.first(number)), (long) pages << ObjectSize.PAGE_BITS);
    }

    /** Takes a name from memory; see {@link ProcessManager#unlinkNamed}. */
    static void unlink(Bytes name) throws PosixFault {
        int number = find(name);
        if (number < 0) {
            throw PosixFault.ENOENT;
        }
        forget(number);
    }

    private static void forget(int number) {
        NAMES[number].clear();
        Shared.leave(number);
    }
}
