package org.saltyos.maven.link;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.SourceLocation;

/**
 * A kernel or server to link.
 *
 * @param name for messages and facts
 * @param objectDirectory where {@code module.o}, {@code offsets.inc} and {@code frames.json} of the compiler lie
 * @param assemblySources the module's own {@code .S} files, then those of its dependencies
 * @param linkerScript the module's own script, or empty for that of servers
 * @param outputDirectory where {@code image.elf}, {@code lines.bin} and {@code facts.json} go
 * @param heapBytes room for objects made at run time, in whole pages; 0 for code in the static language
 * @param stackBytes the stack the image gets, checked against the deepest call chain; 0 where that is not known
 * @param stackPlace where that size is written, null if only a parameter says it
 */
public record LinkJob(
        String name,
        Path objectDirectory,
        List<Path> assemblySources,
        Optional<Path> linkerScript,
        Path outputDirectory,
        long heapBytes,
        long stackBytes,
        @Nullable SourceLocation stackPlace) {
    /** A kernel, or a server without a heap. */
    public LinkJob(
            String name,
            Path objectDirectory,
            List<Path> assemblySources,
            Optional<Path> linkerScript,
            Path outputDirectory,
            long stackBytes) {
        this(name, objectDirectory, assemblySources, linkerScript, outputDirectory, 0, stackBytes, null);
    }

    /** Copies the list, so that the record is immutable. */
    public LinkJob {
        assemblySources = List.copyOf(assemblySources);
    }
}
