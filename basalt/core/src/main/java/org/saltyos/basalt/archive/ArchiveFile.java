package org.saltyos.basalt.archive;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * A file of a CPIO archive of the newc format (cpio(5), "New ASCII Format"), and the way to the next. A place where no sound
 * entry lies counts as the end.
 *
 * @param header address of the entry
 * @param end one past the last byte of the archive
 */
public record ArchiveFile(long header, long end) {
    private static final String MAGIC = "070701";
    private static final String TRAILER = "TRAILER!!!";
    private static final int HEADER_BYTES = 110;
    private static final int MODE = 14;
    private static final int FILE_SIZE = 54;
    private static final int NAME_SIZE = 94;
    private static final int FIELD_DIGITS = 8;
    private static final int RADIX = 10;
    private static final int DIGIT_BITS = 4;
    private static final int KIND_MASK = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    /** The first file of an archive of {@code bytes} bytes, at a multiple of 4. */
    public static ArchiveFile first(long archive, long bytes) {
        return new ArchiveFile(archive, archive + bytes);
    }

    /** Whether there is no file here any more: the archive ends, or is damaged. */
    public boolean isEnd() {
        return !isSound() || isNamed(TRAILER);
    }

    /** Whether this is the mark behind the last file, by which an archive that is whole ends. */
    public boolean isTrailer() {
        return isSound() && isNamed(TRAILER);
    }

    /** Whether an entry lies here, with name and contents inside the archive. */
    private boolean isSound() {
        return end - header >= HEADER_BYTES
                && begins(header, MAGIC)
                && field(NAME_SIZE) >= 1
                && field(NAME_SIZE) <= end - header - HEADER_BYTES
                && size() >= 0
                && size() <= end - contents();
    }

    /** The file behind this one. */
    public ArchiveFile next() {
        return new ArchiveFile(header + pad(contents() - header + size()), end);
    }

    /** Kind and permissions, as in {@code stat}. */
    public int mode() {
        return (int) field(MODE);
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return (mode() & KIND_MASK) == DIRECTORY;
    }

    /** Whether it is a symbolic link; its contents are the path it leads to. */
    public boolean isLink() {
        return (mode() & KIND_MASK) == LINK;
    }

    /** Bytes of its contents. */
    public long size() {
        return field(FILE_SIZE);
    }

    /** Address of its contents. */
    public long contents() {
        return header + pad(HEADER_BYTES + field(NAME_SIZE));
    }

    /** Characters of its name. */
    public int nameLength() {
        return (int) field(NAME_SIZE) - 1;
    }

    /** Address of its name. */
    public long nameAddress() {
        return header + HEADER_BYTES;
    }

    /** Whether its name is the {@code length} bytes at {@code address}. */
    @Unsafe(because = "isSound checked that the name lies in the archive; the caller vouches for the other text")
    public boolean isNamed(long address, int length) {
        if (length != nameLength()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Mem.getByte(nameAddress() + i) != Mem.getByte(address + i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether its name has exactly these characters. */
    public boolean isNamed(String name) {
        return name.length() == nameLength() && begins(nameAddress(), name);
    }

    private static long pad(long offset) {
        return offset + 3 & -4;
    }

    @Unsafe(because = "isSound checked that header and name lie in the archive")
    private static boolean begins(long address, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Mem.getByte(address + i) != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A field of eight hexadecimal digits; -1 if it holds anything else. */
    @Unsafe(because = "isSound checked that the header lies in the archive")
    private long field(int offset) {
        long value = 0;
        for (int i = 0; i < FIELD_DIGITS; i++) {
            int digit = Mem.getByte(header + offset + i);
            int lower = digit | 'a' - 'A';
            value <<= DIGIT_BITS;
            if (digit >= '0' && digit <= '9') {
                value |= digit - '0';
            } else if (lower >= 'a' && lower <= 'f') {
                value |= lower - 'a' + RADIX;
            } else {
                return -1;
            }
        }
        return value;
    }
}
