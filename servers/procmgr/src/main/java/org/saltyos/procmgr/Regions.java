package org.saltyos.procmgr;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProgramLayout;

/**
 * Which pages of {@link ProgramLayout#MAPPINGS} each process has mapped: rows of pages in the order of their addresses. Page n of a
 * process's own mappings is page n of the object they are in, so a row needs nothing but its place, its length and whose it is.
 */
final class Regions {
    /** Most rows of one process. */
    static final int MOST = 24;

    private static final int PAGES_SHIFT = 20;
    private static final int SHARED_SHIFT = 40;
    private static final int SHARED_MASK = 0xffff;
    private static final int ACCESS_SHIFT = 56;
    private static final long PAGE_MASK = (1L << PAGES_SHIFT) - 1;

    private static final long[] ROWS = new long[ProgramLayout.PLACES * MOST];
    private static final int[] COUNTS = new int[ProgramLayout.PLACES];

    private Regions() {}

    /** Number of rows that the process at a place has. */
    static int count(int place) {
        return COUNTS[place];
    }

    private static long row(int place, int index) {
        return ROWS[place * MOST + index];
    }

    /** Number of a row's first page. */
    static int first(int place, int index) {
        return (int) (row(place, index) & PAGE_MASK);
    }

    /** Pages of a row. */
    static int pages(int place, int index) {
        return (int) (row(place, index) >>> PAGES_SHIFT & PAGE_MASK);
    }

    /** Number of the shared mapping that a row shows, -1 for pages of the process's own. */
    static int shared(int place, int index) {
        return ((int) (row(place, index) >>> SHARED_SHIFT) & SHARED_MASK) - 1;
    }

    /** What the process may do with a row: {@link ProcessManager#NO_ACCESS}, or rights to its pages. */
    static int access(int place, int index) {
        return (int) (row(place, index) >>> ACCESS_SHIFT);
    }

    /** Sets what the process may do with a row. */
    static void access(int place, int index, int access) {
        long others = row(place, index) & (1L << ACCESS_SHIFT) - 1;
        ROWS[place * MOST + index] = others | (long) access << ACCESS_SHIFT;
    }

    /** The row that has a page, -1 if there is none. */
    static int find(int place, int page) {
        for (int i = 0; i < COUNTS[place]; i++) {
            if (page >= first(place, i) && page < first(place, i) + pages(place, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Makes two rows of one: the second starts with {@code page}, which is inside and not the first. There is room for it. */
    static void split(int place, int index, int page) {
        int first = first(place, index);
        int end = first + pages(place, index);
        int shared = shared(place, index);
        int access = access(place, index);
        remove(place, index);
        add(place, first, page - first, shared, access);
        add(place, page, end - page, shared, access);
    }

    /** Makes one row of this one and the next if they follow each other and are alike; tells whether they did. */
    static boolean join(int place, int index) {
        if (index < 0 || index + 1 >= COUNTS[place]) {
            return false;
        }
        int first = first(place, index);
        int pages = pages(place, index);
        boolean alike = row(place, index) >>> SHARED_SHIFT == row(place, index + 1) >>> SHARED_SHIFT;
        if (!alike || first + pages != first(place, index + 1)) {
            return false;
        }
        int all = pages + pages(place, index + 1);
        int shared = shared(place, index);
        int access = access(place, index);
        remove(place, index + 1);
        remove(place, index);
        add(place, first, all, shared, access);
        return true;
    }

    /** Pages of all rows of the process at a place. */
    static long total(int place) {
        long total = 0;
        for (int i = 0; i < COUNTS[place]; i++) {
            total += pages(place, i);
        }
        return total;
    }

    /**
     * Does nothing if there is room for another row.
     *
     * @throws PosixFault ENOMEM
     */
    static void requireRow(int place) throws PosixFault {
        if (COUNTS[place] == MOST) {
            throw PosixFault.ENOMEM;
        }
    }

    /**
     * The lowest place where so many pages are free.
     *
     * @throws PosixFault ENOMEM when there is none, or no room for another row
     */
    static int free(int place, long pages) throws PosixFault {
        int at = 0;
        for (int i = 0; i < COUNTS[place]; i++) {
            if (first(place, i) - at >= pages) {
                break;
            }
            at = first(place, i) + pages(place, i);
        }
        if (at + pages > ProgramLayout.MAPPING_PAGES || COUNTS[place] == MOST) {
            throw PosixFault.ENOMEM;
        }
        return at;
    }

    /** Adds a row that may be read and written in a free place; there is room for it. */
    static void add(int place, int first, int pages, int shared) {
        add(place, first, pages, shared, ProcessManager.READ_WRITE);
    }

    /** Adds a row in a free place; there is room for it. */
    static void add(int place, int first, int pages, int shared, int access) {
        int at = COUNTS[place];
        while (at > 0 && first(place, at - 1) > first) {
            ROWS[place * MOST + at] = row(place, at - 1);
            at--;
        }
        ROWS[place * MOST + at] = first
                | (long) pages << PAGES_SHIFT
                | (long) (shared + 1) << SHARED_SHIFT
                | (long) access << ACCESS_SHIFT;
        COUNTS[place]++;
    }

    /** Takes a row away. */
    static void remove(int place, int index) {
        COUNTS[place]--;
        for (int i = index; i < COUNTS[place]; i++) {
            ROWS[place * MOST + i] = row(place, i + 1);
        }
    }

    /** Gives the process at a place the rows of another. */
    static void copy(int from, int to) {
        for (int i = 0; i < COUNTS[from]; i++) {
            ROWS[to * MOST + i] = row(from, i);
        }
        COUNTS[to] = COUNTS[from];
    }

    /** The process at a place has none any more. */
    static void clear(int place) {
        COUNTS[place] = 0;
    }
}
