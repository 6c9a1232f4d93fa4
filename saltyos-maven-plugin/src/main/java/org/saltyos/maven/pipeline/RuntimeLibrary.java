package org.saltyos.maven.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.saltyos.maven.diag.CompilerBug;

/** The jars, or directories of classes, that every program of the managed language is compiled with. */
public final class RuntimeLibrary {
    /** A file of each: heap and substitutes, numbers of the ABI, annotations and raw memory, and the assembly of the heap. */
    private static final List<String> MARKS = List.of(
            "org/saltyos/runtime/heap/Heap.class",
            "org/saltyos/abi/PanicKind.class",
            "org/saltyos/lang/memory/Mem.class",
            "META-INF/saltyos/asm/x86_64/heap.S");

    private RuntimeLibrary() {}

    /**
     * Finds them among the plugin's own dependencies.
     *
     * @throws CompilerBug if one is missing: the plugin depends on all
     */
    public static List<Path> in(List<Path> toolClassPath) {
        return MARKS.stream()
                .map(mark -> toolClassPath.stream()
                        .filter(entry -> contains(entry, mark))
                        .findFirst()
                        .orElseThrow(() -> new CompilerBug("the plugin's class path has no " + mark)))
                .distinct()
                .toList();
    }

    private static boolean contains(Path entry, String name) {
        if (Files.isDirectory(entry)) {
            return Files.isRegularFile(entry.resolve(name));
        }
        if (!Files.isRegularFile(entry)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(entry.toFile())) {
            return zip.getEntry(name) != null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + entry + ": " + e.getMessage(), e);
        }
    }
}
