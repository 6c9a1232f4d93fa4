package org.saltyos.maven.tool;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** Writes files whole or not at all: a build that fails or is killed never leaves half an output behind. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Replaces a file, creating its directory where needed.
     *
     * @throws UserError SALT9002 if it cannot be written; the old file, if any, is then unchanged
     */
    public static void write(Path file, byte[] content) {
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        if (directory == null) {
            throw new UserError(DiagnosticCode.SALT9002, SourceLocation.file(file.toString()), "is not a file's path");
        }
        try {
            Files.createDirectories(directory);
            // Not createTempFile: that file could be read by its owner only, and so would be the output.
            Path temporary = directory.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                Files.write(temporary, content, StandardOpenOption.CREATE_NEW);
                move(temporary, absolute);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    SourceLocation.file(file.toString()),
                    "cannot be written: " + e,
                    "try: make room and check the permissions of " + directory);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
