package org.saltyos.maven.elf;

import java.nio.ByteBuffer;

/**
 * One program header of an ELF file (ELF-64 Object File Format 1.5, "Program Header Table").
 *
 * @param type {@link #LOAD}, {@link #NOTE} or another type that the image does not need
 * @param flags {@link #EXECUTE}, {@link #WRITE}, {@link #READ}
 * @param offset where the bytes lie in the file
 * @param virtualAddress where the program sees the segment
 * @param physicalAddress where a boot loader puts it
 * @param fileSize bytes in the file
 * @param memorySize bytes in memory, not below {@code fileSize}; the rest is zero
 * @param align required alignment of the addresses, a power of two or 0
 * @param content the bytes in the file, read-only, little-endian
 */
public record ElfSegment(
        int type,
        int flags,
        long offset,
        long virtualAddress,
        long physicalAddress,
        long fileSize,
        long memorySize,
        long align,
        ByteBuffer content) {
    /** Type of a segment that is loaded: PT_LOAD. */
    public static final int LOAD = 1;

    /** Type of a segment that holds notes: PT_NOTE. */
    public static final int NOTE = 4;

    /** Flag PF_X. */
    public static final int EXECUTE = 1;

    /** Flag PF_W. */
    public static final int WRITE = 2;

    /** Flag PF_R. */
    public static final int READ = 4;

    /** The bytes in the file, as a copy. */
    public byte[] bytes() {
        byte[] copy = new byte[content.remaining()];
        content.duplicate().get(copy);
        return copy;
    }
}
