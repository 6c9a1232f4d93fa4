package org.saltyos.vfs;

import org.saltyos.basalt.errno.PosixFault;

/**
 * The memory that outlives the file server: a header page, two areas for the journal of which one counts, and pages for the
 * contents of files. Pages exist only while something is in them. Whose a page is, the journal tells.
 */
public final class Arena {
    static final int PAGE = 4096;

    /** So many pages are made at a time. */
    private static final int STEP = 16;

    /** More free pages than these are given back. */
    private static final int MOST_SPARE = 256;

    private final long address;
    private final int journalPages;
    private final Pages pages;
    private final boolean[] taken;
    private final boolean[] there;
    private int lowest;

    /** Pages from here on were never made or taken since this file server is there. */
    private int known;

    private int used;
    private int spare;
    private boolean recovering;

    /**
     * An arena of which nothing is known to be in use.
     *
     * @param address where all of its pages are mapped
     * @param journalPages pages of each of the two areas of the journal
     * @param dataPages pages for contents
     * @param pages makes them
     */
    public Arena(long address, int journalPages, int dataPages, Pages pages) {
        this.address = address;
        this.journalPages = journalPages;
        this.pages = pages;
        taken = new boolean[dataPages];
        there = new boolean[dataPages];
    }

    /** Pages of an arena with areas of these sizes. */
    public static long size(int journalPages, int dataPages) {
        return 1L + 2L * journalPages + dataPages;
    }

    /** Address of the header page. */
    long header() {
        return address;
    }

    /** Address of an area of the journal, 0 or 1. */
    long journal(int area) {
        return address + (1 + (long) area * journalPages) * PAGE;
    }

    /** Bytes of an area of the journal. */
    long journalBytes() {
        return (long) journalPages * PAGE;
    }

    /** Address of a page of contents. */
    long page(int number) {
        return address + (1 + 2L * journalPages + number) * PAGE;
    }

    /** Whether there is a page of contents with this number. */
    boolean isPage(long number) {
        return number >= 0 && number < taken.length;
    }

    /** Bytes that contents can take. */
    long capacity() {
        return (long) taken.length * PAGE;
    }

    /** Bytes that contents take. */
    long used() {
        return (long) used * PAGE;
    }

    /** Makes the header page be there. */
    void openHeader() throws PosixFault {
        pages.commit(0, 1);
    }

    /** Makes pages of an area of the journal be there. */
    void openJournal(int area, long first, long count) throws PosixFault {
        pages.commit(1 + (long) area * journalPages + first, count);
    }

    /** Empties an area of the journal. */
    void clearJournal(int area) {
        pages.decommit(1 + (long) area * journalPages, journalPages);
    }

    /**
     * Takes a page; what is in it is not known.
     *
     * @return its number
     * @throws PosixFault ENOSPC
     */
    int take() throws PosixFault {
        while (lowest < taken.length && taken[lowest]) {
            lowest++;
        }
        if (lowest == taken.length) {
            throw PosixFault.ENOSPC;
        }
        int number = lowest;
        if (there[number]) {
            spare--;
        } else {
            make(number);
        }
        taken[number] = true;
        used++;
        return number;
    }

    /** Makes a page be there, and some behind it; their first takers find them in {@link #there}. */
    private void make(int number) throws PosixFault {
        int count = 1;
        while (count < STEP && number + count < taken.length && !there[number + count] && !taken[number + count]) {
            count++;
        }
        try {
            pages.commit(index(number), count);
        } catch (PosixFault fault) {
            count = 1;
            makeOne(number);
        }
        for (int i = 0; i < count; i++) {
            there[number + i] = true;
        }
        known = Math.max(known, number + count);
        spare += count - 1;
    }

    private void makeOne(int number) throws PosixFault {
        try {
            pages.commit(index(number), 1);
        } catch (PosixFault fault) {
            throw PosixFault.ENOSPC;
        }
    }

    private long index(int number) {
        return 1 + 2L * journalPages + number;
    }

    /** Takes note that a page is in use, as the journal says; until {@link #trim} no page's contents are lost. */
    void claim(int number) {
        recovering = true;
        if (!taken[number]) {
            taken[number] = true;
            there[number] = true;
            known = Math.max(known, number + 1);
            used++;
        }
    }

    /** Gives a page back. */
    void give(int number) {
        taken[number] = false;
        lowest = Math.min(lowest, number);
        used--;
        spare++;
        if (spare > MOST_SPARE && !recovering) {
            trim();
        }
    }

    /** Gives the memory of all pages back that nobody has, in rows. */
    void trim() {
        int first = 0;
        while (first < taken.length) {
            int end = first;
            while (end < known && !taken[end]) {
                there[end] = false;
                end++;
            }
            end = end >= known ? taken.length : end;
            if (end > first) {
                pages.decommit(index(first), end - first);
            }
            first = end + 1;
        }
        spare = 0;
        recovering = false;
    }
}
