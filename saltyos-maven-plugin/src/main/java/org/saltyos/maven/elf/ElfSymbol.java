package org.saltyos.maven.elf;

/**
 * One symbol of an ELF file.
 *
 * @param name as the linker knows it
 * @param value usually its address
 * @param size bytes, 0 if unknown
 * @param type {@link #FUNCTION}, {@link #OBJECT} or another value of ELF64_ST_TYPE
 * @param binding {@link #LOCAL}, {@link #GLOBAL} or another value of ELF64_ST_BIND
 * @param section index into {@link ElfFile#sections}, 0 for undefined, 0xfff1 for absolute values
 */
public record ElfSymbol(String name, long value, long size, int type, int binding, int section) {
    /** Binding STB_LOCAL: known in its object file only. */
    public static final int LOCAL = 0;

    /** Binding STB_GLOBAL. */
    public static final int GLOBAL = 1;

    /** Type STT_OBJECT: data. */
    public static final int OBJECT = 1;

    /** Type STT_FUNC: code. */
    public static final int FUNCTION = 2;
}
