package org.saltyos.maven.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.saltyos.maven.diag.CompilerBug;

/** The jars, or directories of classes, that every program of the managed language is compiled with. */
public final class RuntimeLibrary {
    /** A file of each: heap and substitutes, and the assembly of the heap. */
    private static final List<String> HEAP =
            List.of("org/saltyos/runtime/heap/Heap.class", "META-INF/saltyos/asm/x86_64/heap.S");

    /** A file of each: numbers of the ABI, annotations and raw memory, which servers depend on themselves. */
    private static final List<String> BASE =
            List.of("org/saltyos/abi/PanicKind.class", "org/saltyos/lang/memory/Mem.class");

    private RuntimeLibrary() {}

    /**
     * Finds what a program on Linux needs among the plugin's own dependencies.
     *
     * @throws CompilerBug if one is missing: the plugin depends on all
     */
    public static List<Path> in(List<Path> toolClassPath) {
        return Stream.concat(heap(toolClassPath).stream(), find(BASE, toolClassPath).stream())
                .distinct()
                .toList();
    }

    /**
     * Finds what a server needs in addition to its own dependencies once it has a heap.
     *
     * @throws CompilerBug if one is missing: the plugin depends on all
     */
    public static List<Path> heap(List<Path> toolClassPath) {
        return find(HEAP, toolClassPath);
    }

    private static List<Path> find(List<String> marks, List<Path> toolClassPath) {
        return marks.stream()
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
