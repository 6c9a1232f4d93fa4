package org.saltyos.maven.elf;

import java.nio.ByteBuffer;

/**
 * One section of an ELF file.
 *
 * @param name for example {@code .text}
 * @param type the value of sh_type, for example {@link #NOBITS}
 * @param flags the value of sh_flags
 * @param address where the program sees it, 0 if it is not loaded
 * @param size bytes in memory
 * @param content the bytes in the file, read-only, little-endian; empty for {@link #NOBITS}
 */
public record ElfSection(String name, int type, long flags, long address, long size, ByteBuffer content) {
    /** Type of a section that occupies no bytes of the file: SHT_NOBITS. */
    public static final int NOBITS = 8;

    /** Type of the symbol table: SHT_SYMTAB. */
    public static final int SYMBOLS = 2;

    /** Flag SHF_WRITE. */
    public static final long WRITE = 1;

    /** Flag SHF_ALLOC: part of the program's memory. */
    public static final long ALLOCATE = 2;

    /** Flag SHF_EXECINSTR. */
    public static final long EXECUTE = 4;

    /** The bytes in the file, as a copy. */
    public byte[] bytes() {
        byte[] copy = new byte[content.remaining()];
        content.duplicate().get(copy);
        return copy;
    }
}
