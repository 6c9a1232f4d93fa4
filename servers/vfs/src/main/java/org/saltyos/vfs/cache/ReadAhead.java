package org.saltyos.vfs.cache;

/**
 * Guesses how many pages will be wanted: one who reads one page after the other gets twice as many with each request to the source, up to
 * {@link #MOST}; one who jumps gets one.
 */
public final class ReadAhead {
    /** Most pages of one request. */
    public static final int MOST = 16;

    private long expected = -1;
    private int window = 1;

    /** For one who has read nothing yet. */
    public ReadAhead() {
        // fields have their first values
    }

    /** So many pages from this one on are worth being read, it being not there. */
    int missed(long page) {
        window = page == expected ? Math.min(MOST, window * 2) : 1;
        expected = page + window;
        return window;
    }

    /** A page was there: whoever reads on comes to the end of what was read ahead. */
    void found(long page) {
        if (page >= expected) {
            expected = page + 1;
        }
    }
}
