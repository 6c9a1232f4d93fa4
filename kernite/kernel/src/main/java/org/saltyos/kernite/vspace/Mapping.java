package org.saltyos.kernite.vspace;

import org.saltyos.abi.MapAttribute;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.arch.x86_64.Tlb;
import org.saltyos.kernite.backing.Regions;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.lang.NoInline;

/** Frames in address spaces. Each frame capability is mapped at most once; copies of it are mapped on their own. */
public final class Mapping {
    /** First address that user pages cannot have. The last page below the canonical hole stays free, for SYSRET. */
    public static final long USER_END = 0x0000_7fff_ffff_f000L;

    private Mapping() {}

    /**
     * Maps the unmapped frame in {@code frame}, or changes the rights if it is mapped at just this place.
     *
     * @param rights {@link Rights}: READ, and WRITE or EXECUTE but not both
     * @param attributes {@link MapAttribute}
     * @param word message word with the address, before that with the rights; for the refusal
     */
    public static void map(Slot frame, VSpace vspace, long virtualAddress, long rights, long attributes, int word)
            throws Refusal {
        long size = 1L << frame.sizeBits();
        if (virtualAddress < 0 || virtualAddress > USER_END - size) {
            throw Refusal.rangeError(word);
        }
        if ((virtualAddress & (size - 1)) != 0) {
            throw Refusal.alignmentError(word);
        }
        requireRights(frame, rights, attributes, word + 1);
        if (isMapped(frame)) {
            if (frame.extra() != vspace.identity() || frame.badge() != virtualAddress) {
                throw Refusal.ILLEGAL_OPERATION;
            }
            change(frame, vspace, rights, attributes);
            return;
        }
        if (Regions.overlap(vspace, virtualAddress, virtualAddress + size)) {
            throw Refusal.DELETE_FIRST;
        }
        int level = level(frame);
        PageTable table = tableFor(vspace, virtualAddress, level);
        int index = PageEntry.index(virtualAddress, level);
        if (PageEntry.present(table.entry(index))) {
            throw Refusal.DELETE_FIRST;
        }
        table.entry(index, PageEntry.page(frame.object(), level, (int) rights, (int) attributes));
        frame.badge(virtualAddress);
        frame.extra(vspace.identity());
    }

    /**
     * Maps a 4 KiB page that no capability is about: part of what init finds at its start.
     *
     * @param kernelAddress the page in the direct map
     */
    public static void enter(VSpace vspace, long virtualAddress, long kernelAddress, int rights) throws Refusal {
        PageTable table = tableFor(vspace, virtualAddress, 1);
        long entry = PageEntry.page(kernelAddress, 1, rights, MapAttribute.CACHED);
        table.entry(PageEntry.index(virtualAddress, 1), entry);
    }

    /** Changes the rights of a mapped frame; message word {@code word} holds them. */
    public static void protect(Slot frame, long rights, long attributes, int word) throws Refusal {
        requireRights(frame, rights, attributes, word);
        if (!isMapped(frame)) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        change(frame, AddressSpaceIds.find(frame.extra()), rights, attributes);
    }

    /** Ends the mapping of this frame capability, if it has one. */
    public static void unmap(Slot frame) {
        if (isMapped(frame)) {
            VSpace vspace = AddressSpaceIds.find(frame.extra());
            int level = level(frame);
            PageTable table = existingTable(vspace, frame.badge(), level);
            table.entry(PageEntry.index(frame.badge(), level), 0);
            Tlb.invalidatePage(vspace.rootRegister(), frame.badge());
        }
        frame.badge(0);
        frame.extra(0);
    }

    /** Whether the frame capability is mapped now; its address space may have lost its tables since it was. */
    public static boolean isMapped(Slot frame) {
        return frame.extra() != 0 && AddressSpaceIds.find(frame.extra()).address() != 0;
    }

    private static void change(Slot frame, VSpace vspace, long rights, long attributes) {
        int level = level(frame);
        PageTable table = existingTable(vspace, frame.badge(), level);
        long entry = PageEntry.page(frame.object(), level, (int) rights, (int) attributes);
        table.entry(PageEntry.index(frame.badge(), level), entry);
        Tlb.invalidatePage(vspace.rootRegister(), frame.badge());
    }

    private static void requireRights(Slot frame, long rights, long attributes, int word) throws Refusal {
        boolean writeAndExecute = (rights & (Rights.WRITE | Rights.EXECUTE)) == (Rights.WRITE | Rights.EXECUTE);
        boolean others = (rights & ~(long) (Rights.READ | Rights.WRITE | Rights.EXECUTE)) != 0;
        if ((rights & Rights.READ) == 0 || writeAndExecute || others) {
            throw Refusal.invalidArgument(word);
        }
        if ((attributes & ~(long) (MapAttribute.UNCACHED | MapAttribute.WRITE_THROUGH)) != 0) {
            throw Refusal.invalidArgument(word + 1);
        }
        if ((rights & ~(long) frame.rights()) != 0) {
            throw Refusal.ACCESS_DENIED;
        }
    }

    private static int level(Slot frame) {
        return frame.sizeBits() == ObjectSize.LARGE_PAGE_BITS ? PageEntry.LARGE_LEVEL : 1;
    }

    /** The table of {@code level} that covers the address, made if it is missing; nothing is made when memory lacks. */
    static PageTable tableFor(VSpace vspace, long virtualAddress, int level) throws Refusal {
        PageTable table = vspace.root();
        int at = PageEntry.LEVELS;
        while (at > level) {
            long entry = table.entry(PageEntry.index(virtualAddress, at));
            if (!PageEntry.present(entry)) {
                break;
            }
            if (PageEntry.large(entry)) {
                throw Refusal.DELETE_FIRST;
            }
            table = new PageTable(PageEntry.target(entry));
            at--;
        }
        return at == level ? table : addTables(vspace, virtualAddress, table, at, level);
    }

    @NoInline
    private static PageTable addTables(VSpace vspace, long virtualAddress, PageTable above, int from, int level)
            throws Refusal {
        if (vspace.freePages() < from - level) {
            throw Refusal.NOT_ENOUGH_MEMORY;
        }
        PageTable table = above;
        for (int at = from; at > level; at--) {
            PageTable lower = PageTablePools.take(vspace);
            table.entry(PageEntry.index(virtualAddress, at), PageEntry.table(lower.address()));
            table = lower;
        }
        return table;
    }

    /** The table of {@code level} that covers the address of an existing mapping. */
    private static PageTable existingTable(VSpace vspace, long virtualAddress, int level) {
        PageTable table = vspace.root();
        for (int at = PageEntry.LEVELS; at > level; at--) {
            table = new PageTable(PageEntry.target(table.entry(PageEntry.index(virtualAddress, at))));
        }
        return table;
    }
}
