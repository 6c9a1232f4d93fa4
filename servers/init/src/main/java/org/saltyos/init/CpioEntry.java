package org.saltyos.init;

/**
 * One file of a CPIO archive.
 *
 * @param name its name
 * @param contents its bytes
 * @param next offset of the next header in the archive
 */
record CpioEntry(Ascii name, Span contents, long next) {
    private static final String TRAILER = "TRAILER!!!";

    /** Whether this is the mark after the last file. */
    boolean isTrailer() {
        return name.is(TRAILER);
    }
}
