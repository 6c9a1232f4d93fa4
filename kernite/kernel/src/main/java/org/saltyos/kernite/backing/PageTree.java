package org.saltyos.kernite.backing;

import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.memory.DirectMap;

/**
 * Which page of a memory object is where: a tree of tables of 512 entries. Entries of the lowest level hold the addresses
 * of pages, those above the addresses of tables, 0 where there is none. The tree grows at its root.
 */
final class PageTree {
    /** Entries of a table. */
    static final int ENTRIES = 512;

    /** Most levels; the kernel keeps objects of up to 2^27 pages, 512 GiB. */
    static final int MAX_DEPTH = 3;

    private static final int BITS = 9;

    private PageTree() {}

    /** The table of the lowest level that has the entry of page {@code index}; address 0 if there is none. */
    static PageTable leaf(MemoryObject object, long index) {
        return table(object, index, 1);
    }

    private static PageTable table(MemoryObject object, long index, int wanted) {
        int level = object.depth();
        if (level < wanted || index >>> (BITS * level) != 0) {
            return new PageTable(0);
        }
        PageTable table = new PageTable(object.root());
        while (level > wanted && table.address() != 0) {
            level--;
            table = new PageTable(table.entry(slot(index, level + 1)));
        }
        return table;
    }

    /** How many pages from {@code index} on are not there, as no table has entries for them; 0 if one has. */
    static long gap(MemoryObject object, long index) {
        int level = object.depth();
        if (level == 0 || index >>> (BITS * level) != 0) {
            return MemoryObjects.MAX_PAGES;
        }
        PageTable table = new PageTable(object.root());
        while (level > 1) {
            table = new PageTable(table.entry(slot(index, level)));
            level--;
            if (table.address() == 0) {
                long covered = 1L << (BITS * level);
                return covered - (index & (covered - 1));
            }
        }
        return 0;
    }

    /** The page with number {@code index}, 0 if it is not there. */
    static long page(MemoryObject object, long index) {
        PageTable leaf = leaf(object, index);
        return leaf.address() == 0 ? 0 : leaf.entry((int) index & (ENTRIES - 1));
    }

    /**
     * Makes the tables for page {@code index}; the lowest one. If the pool does not have pages for all of them and {@code
     * further} others, address 0, and nothing is made.
     */
    static PageTable makeLeaf(MemoryObject object, long index, int further) {
        if (new MemoryPool(object.pool()).freePages() < missing(object, index) + further) {
            return new PageTable(0);
        }
        while (object.depth() == 0 || index >>> (BITS * object.depth()) != 0) {
            long root = newTable(object);
            if (root == 0) {
                return new PageTable(0);
            }
            if (object.depth() != 0) {
                new PageTable(root).entry(0, object.root());
            }
            object.root(root);
            object.depth(object.depth() + 1);
        }
        PageTable table = new PageTable(object.root());
        for (int level = object.depth(); level > 1; level--) {
            long lower = table.entry(slot(index, level));
            if (lower == 0) {
                lower = newTable(object);
                if (lower == 0) {
                    return new PageTable(0);
                }
                table.entry(slot(index, level), lower);
            }
            table = new PageTable(lower);
        }
        return table;
    }

    /** How many tables {@link #makeLeaf} would make for page {@code index}. */
    private static int missing(MemoryObject object, long index) {
        int depth = Math.max(1, object.depth());
        while (index >>> (BITS * depth) != 0) {
            depth++;
        }
        if (depth > object.depth()) {
            return depth - object.depth() + depth - 1; // new roots, and what hangs below the highest one
        }
        PageTable table = new PageTable(object.root());
        for (int level = depth; level > 1; level--) {
            long lower = table.entry(slot(index, level));
            if (lower == 0) {
                return level - 1;
            }
            table = new PageTable(lower);
        }
        return 0;
    }

    /** Gives back the tables that start at page {@code index}; no page from there on is in them. */
    static void trim(MemoryObject object, long index) {
        for (int level = 1; level <= object.depth(); level++) {
            if ((index & ((1L << (BITS * level)) - 1)) != 0) {
                return;
            }
            PageTable table = table(object, index, level);
            if (table.address() != 0) {
                if (level == object.depth()) {
                    object.depth(0);
                    object.root(0);
                } else {
                    table(object, index, level + 1).entry(slot(index, level + 1), 0);
                }
                object.tables(object.tables() - 1);
                PagePool.release(new MemoryPool(object.pool()), table.address());
            }
        }
    }

    private static long newTable(MemoryObject object) {
        long table = PagePool.take(new MemoryPool(object.pool()));
        if (table != 0) {
            DirectMap.clear(table, PagePool.PAGE);
            object.tables(object.tables() + 1);
        }
        return table;
    }

    /** Which entry of a table of {@code level} is about page {@code index}. */
    private static int slot(long index, int level) {
        return (int) (index >>> (BITS * (level - 1))) & (ENTRIES - 1);
    }
}
