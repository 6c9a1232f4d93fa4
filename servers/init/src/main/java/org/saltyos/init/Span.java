package org.saltyos.init;

/**
 * A range of init's memory.
 *
 * @param address of its first byte
 * @param size in bytes, not negative
 */
record Span(long address, long size) {
    /** One past the last byte. */
    long end() {
        return address + size;
    }

    /**
     * A part of this range.
     *
     * @param offset from the start
     * @param count bytes of the part
     * @throws InitFault CORRUPT_ARCHIVE when it does not lie inside
     */
    Span part(long offset, long count) throws InitFault {
        if (offset < 0 || count < 0 || offset > size || count > size - offset) {
            throw InitFault.CORRUPT_ARCHIVE;
        }
        return new Span(address + offset, count);
    }
}
