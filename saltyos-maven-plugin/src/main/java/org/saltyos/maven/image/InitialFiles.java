package org.saltyos.maven.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** A directory's files for the boot archive, in the order of their names; what the file system says beside is left out. */
public final class InitialFiles {
    private InitialFiles() {}

    /**
     * Reads all files below a directory. Executable files stay executable; symbolic links are followed.
     *
     * @throws UserError SALT9001 if there is no such directory, SALT9002 if something in it cannot be read
     */
    public static List<NamedFile> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    SourceLocation.file(directory.toString()),
                    "is to hold the initial files, but is no directory");
        }
        TreeMap<String, Path> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(path -> !path.equals(directory)).forEach(path -> found.put(name(directory, path), path));
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        List<NamedFile> files = new ArrayList<>();
        found.forEach((name, path) -> files.add(file(name, path)));
        return files;
    }

    private static String name(Path directory, Path path) {
        return directory.relativize(path).toString().replace('\\', '/');
    }

    private static NamedFile file(String name, Path path) {
        if (Files.isDirectory(path)) {
            return NamedFile.directory(name);
        }
        try {
            byte[] content = Files.readAllBytes(path);
            return Files.isExecutable(path) ? NamedFile.program(name, content) : NamedFile.ordinary(name, content);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static UserError unreadable(Path path, IOException e) {
        return new UserError(
                DiagnosticCode.SALT9002, SourceLocation.file(path.toString()), "cannot be read: " + e.getMessage());
    }
}
