package org.saltyos.procmgr;

import org.saltyos.basalt.posix.PosixFault;
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
        return (int) (row(place, index) >>> SHARED_SHIFT) - 1;
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

    /** Adds a row in a free place; there is room for it. */
    static void add(int place, int first, int pages, int shared) {
        int at = COUNTS[place];
        while (at > 0 && first(place, at - 1) > first) {
            ROWS[place * MOST + at] = row(place, at - 1);
            at--;
        }
        ROWS[place * MOST + at] = first | (long) pages << PAGES_SHIFT | (long) (shared + 1) << SHARED_SHIFT;
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
