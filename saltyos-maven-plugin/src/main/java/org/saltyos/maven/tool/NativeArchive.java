package org.saltyos.maven.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes single files out of a jar into a directory shared by concurrent builds.
 *
 * <p>A file appears complete or not at all: it is written under a temporary name and moved into place, so builds that
 * race for the same file each move an equal one. A file of the right size is taken as unpacked.
 */
final class NativeArchive {
    private final Path jar;
    private final String folder;
    private final Path directory;
    private final Map<String, Path> extracted = new ConcurrentHashMap<>();

    NativeArchive(Path jar, String folder, Path directory) {
        this.jar = jar;
        this.folder = folder;
        this.directory = directory;
    }

    /**
     * Unpacks {@code folder + entryName} as {@code fileName}, unless it is there.
     *
     * @throws IOException if the jar has no such entry, or the directory cannot be written
     */
    Path extract(String entryName, String fileName, boolean executable) throws IOException {
        Path known = extracted.get(fileName);
        if (known == null) {
            // Opening a jar of this size takes as long as assembling a file: once for each program is enough.
            known = unpack(entryName, fileName, executable);
            extracted.put(fileName, known);
        }
        return known;
    }

    private Path unpack(String entryName, String fileName, boolean executable) throws IOException {
        Path target = directory.resolve(fileName);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(folder + entryName);
            if (entry == null) {
                throw new NoSuchFileException(jar + "!/" + folder + entryName);
            }
            if (Files.isRegularFile(target) && Files.size(target) == entry.getSize()) {
                return target;
            }
            Files.createDirectories(directory);
            Path partial = Files.createTempFile(directory, fileName, ".partial");
            try {
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
                }
                if (executable && !partial.toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + partial + " executable");
                }
                publish(partial, target);
            } finally {
                Files.deleteIfExists(partial);
            }
        }
        return target;
    }

    private static void publish(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
