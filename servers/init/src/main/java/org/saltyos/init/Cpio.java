package org.saltyos.init;

/**
 * Finds files in a CPIO archive of the newc format: for each file a header of ASCII hexadecimal fields, the name, the
 * contents, each part padded to four bytes (cpio(5), "New ASCII Format").
 */
final class Cpio {
    private static final String MAGIC = "070701";
    private static final int HEADER_BYTES = 110;
    private static final int FILE_SIZE = 54;
    private static final int NAME_SIZE = 94;
    private static final int FIELD_DIGITS = 8;
    private static final int PADDING = 4;

    private Cpio() {}

    /**
     * The contents of a file.
     *
     * @throws InitFault MISSING_FILE when no file has this name, CORRUPT_ARCHIVE when the archive is broken before it
     */
    static Span find(Span archive, Ascii name) throws InitFault {
        CpioEntry entry = entry(archive, 0);
        while (!entry.isTrailer()) {
            if (entry.name().same(name)) {
                return entry.contents();
            }
            entry = entry(archive, entry.next());
        }
        throw InitFault.MISSING_FILE;
    }

    /**
     * The contents of a file.
     *
     * @throws InitFault MISSING_FILE when no file has this name, CORRUPT_ARCHIVE when the archive is broken before it
     */
    static Span find(Span archive, String name) throws InitFault {
        CpioEntry entry = entry(archive, 0);
        while (!entry.isTrailer()) {
            if (entry.name().is(name)) {
                return entry.contents();
            }
            entry = entry(archive, entry.next());
        }
        throw InitFault.MISSING_FILE;
    }

    /** The entry whose header starts at {@code offset}. */
    private static CpioEntry entry(Span archive, long offset) throws InitFault {
        Span header = archive.part(offset, HEADER_BYTES);
        if (!new Ascii(header.address(), MAGIC.length()).is(MAGIC)) {
            throw InitFault.CORRUPT_ARCHIVE;
        }
        long nameSize = field(header, NAME_SIZE);
        long size = field(header, FILE_SIZE);
        if (nameSize == 0) {
            throw InitFault.CORRUPT_ARCHIVE;
        }
        long nameOffset = offset + HEADER_BYTES;
        long contents = pad(nameOffset + nameSize);
        // The stored size counts the terminating zero.
        Ascii name = new Ascii(archive.part(nameOffset, nameSize).address(), (int) nameSize - 1);
        return new CpioEntry(name, archive.part(contents, size), pad(contents + size));
    }

    private static long pad(long offset) {
        return (offset + PADDING - 1) & -PADDING;
    }

    private static long field(Span header, int offset) throws InitFault {
        Ascii digits = new Ascii(header.address() + offset, FIELD_DIGITS);
        long value = 0;
        for (int i = 0; i < FIELD_DIGITS; i++) {
            value = value << 4 | digit(digits.at(i));
        }
        return value;
    }

    private static int digit(byte character) throws InitFault {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int lower = character | 'a' - 'A';
        if (lower >= 'a' && lower <= 'f') {
            return lower - 'a' + 10;
        }
        throw InitFault.CORRUPT_ARCHIVE;
    }
}
