package org.saltyos.kernite.vspace;

import org.saltyos.kernite.arch.x86_64.PageEntry;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.arch.x86_64.Tlb;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.lang.Cold;

/** Ranges of 4 KiB pages in page tables, in steps that lie in one table of the lowest level. */
public final class PageRanges {
    private static final long PAGE = 4096;
    private static final int PAGE_BITS = 12;
    private static final int TABLE_BITS = 21;
    private static final long TABLE = 1L << TABLE_BITS;

    /** Pages after which the whole address space is forgotten by the TLB instead of each page. */
    private static final int MANY = 16;

    private PageRanges() {}

    /** How many pages at the end of a range lie in one table of the lowest level. */
    public static long lastStep(long start, long pages) {
        long end = start + (pages << PAGE_BITS);
        long table = (end - 1) & -TABLE;
        return (end - Math.max(start, table)) >>> PAGE_BITS;
    }

    /** Ends the mappings of memory objects in a range, whose tables stay. */
    public static void clear(VSpace vspace, long start, long pages) {
        long at = start;
        long left = pages;
        while (left > 0) {
            int first = PageEntry.index(at, 1);
            int step = (int) Math.min(left, PageEntry.ENTRIES - first);
            PageTable table = table(vspace, at);
            if (table.address() != 0) {
                clear(vspace, table, at, step);
            }
            at += (long) step << PAGE_BITS;
            left -= step;
        }
    }

    private static void clear(VSpace vspace, PageTable table, long start, int pages) {
        int first = PageEntry.index(start, 1);
        boolean present = false;
        for (int i = 0; i < pages; i++) {
            if (table.entry(first + i) != 0) {
                table.entry(first + i, 0);
                present = true;
                if (pages <= MANY) {
                    Tlb.invalidatePage(vspace.rootRegister(), start + i * PAGE);
                }
            }
        }
        if (present && pages > MANY) {
            Tlb.invalidateSpace(vspace.rootRegister());
        }
    }

    /** Whether anything is mapped in a range, or a table for larger pages lies in it. */
    public static boolean occupied(VSpace vspace, long start, long pages) {
        long end = start + (pages << PAGE_BITS);
        long at = start;
        while (at < end) {
            PageTable table = vspace.root();
            int level = PageEntry.LEVELS;
            long entry = table.entry(PageEntry.index(at, level));
            while (level > 1 && PageEntry.present(entry) && !PageEntry.large(entry)) {
                level--;
                table = new PageTable(PageEntry.target(entry));
                entry = table.entry(PageEntry.index(at, level));
            }
            if (PageEntry.present(entry)) {
                return true;
            }
            long size = PAGE << (9 * (level - 1));
            at = (at & -size) + size;
        }
        return false;
    }

    /**
     * Gives back the tables without entries among those that cover {@code address}.
     *
     * @return the next address that another table may cover
     */
    @Cold
    public static long trim(VSpace vspace, long address) {
        while (true) {
            PageTable parent = vspace.root();
            PageTable table = parent;
            int level = PageEntry.LEVELS;
            long entry = table.entry(PageEntry.index(address, level));
            while (level > 1 && PageEntry.present(entry) && !PageEntry.large(entry)) {
                level--;
                parent = table;
                table = new PageTable(PageEntry.target(entry));
                entry = table.entry(PageEntry.index(address, level));
            }
            if (level == PageEntry.LEVELS || !empty(table)) {
                long size = PAGE << (9 * Math.max(1, level - 1));
                return (address & -size) + size;
            }
            parent.entry(PageEntry.index(address, level + 1), 0);
            Tlb.invalidateSpace(vspace.rootRegister());
            PageTablePools.giveBack(vspace, table);
        }
    }

    private static boolean empty(PageTable table) {
        int index = 0;
        while (index < PageEntry.ENTRIES && table.entry(index) == 0) {
            index++;
        }
        return index == PageEntry.ENTRIES;
    }

    /** Shows a page at an address of a region; an earlier page there is replaced. */
    public static void enter(VSpace vspace, long address, long page, int rights) throws Refusal {
        PageTable table = Mapping.tableFor(vspace, address, 1);
        int index = PageEntry.index(address, 1);
        boolean replaced = table.entry(index) != 0;
        table.entry(index, PageEntry.page(page, 1, rights, 0));
        if (replaced) {
            Tlb.invalidatePage(vspace.rootRegister(), address);
        }
    }

    /** The table of the lowest level that covers {@code address}; address 0 if there is none. */
    private static PageTable table(VSpace vspace, long address) {
        PageTable table = vspace.root();
        for (int level = PageEntry.LEVELS; level > 1; level--) {
            long entry = table.entry(PageEntry.index(address, level));
            if (!PageEntry.present(entry)) {
                return new PageTable(0);
            }
            table = new PageTable(PageEntry.target(entry));
        }
        return table;
    }
}
