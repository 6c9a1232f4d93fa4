package org.saltyos.maven.link;

import java.nio.file.Path;
import java.util.List;

/**
 * One file to assemble.
 *
 * @param source the file, AT&amp;T syntax
 * @param object where the object file goes; its directory exists
 * @param includeDirectories where {@code .include} looks, after the source's own directory
 * @param triple the LLVM target, for example {@link #X86_64} or {@link #I386}
 */
public record AssemblyJob(Path source, Path object, List<Path> includeDirectories, String triple) {
    /** 64-bit code without an operating system. */
    public static final String X86_64 = "x86_64-unknown-none-elf";

    /** 16-bit and 32-bit code of a boot loader. */
    public static final String I386 = "i386-unknown-none-elf";

    /** Copies the list, so that the record is immutable. */
    public AssemblyJob {
        includeDirectories = List.copyOf(includeDirectories);
    }
}
