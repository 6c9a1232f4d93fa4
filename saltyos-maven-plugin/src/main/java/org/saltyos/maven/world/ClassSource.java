package org.saltyos.maven.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** The bytes of the classes on a class path: folders and jars, the first that has a class wins. */
public final class ClassSource {
    /** No class file that javac writes comes near; larger ones are refused before they are read. */
    private static final long LARGEST_CLASS = 16 << 20;

    private final Map<String, Entry> classes = new LinkedHashMap<>();

    /** Where one class file is. */
    private record Entry(Path container, @Nullable String member, long size) {}

    /**
     * Lists every class on the class path.
     *
     * @throws UserError SALT9002 when an entry cannot be read
     */
    public ClassSource(List<Path> classPath) {
        for (Path entry : classPath) {
            try {
                if (Files.isDirectory(entry)) {
                    addFolder(entry);
                } else if (Files.exists(entry)) {
                    addJar(entry);
                }
            } catch (IOException e) {
                throw new UserError(
                        DiagnosticCode.SALT9002,
                        SourceLocation.file(entry.toString()),
                        "class path entry cannot be read: " + e.getMessage());
            }
        }
    }

    private void addFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = new ArrayList<>(
                    walk.filter(f -> f.toString().endsWith(".class")).sorted().toList());
        }
        for (Path file : files) {
            String relative = folder.relativize(file).toString().replace('\\', '/');
            add(relative, new Entry(file, null, Files.size(file)));
        }
    }

    private void addJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(e -> e.getName().endsWith(".class") && !e.getName().startsWith("META-INF/"))
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .forEach(e -> add(e.getName(), new Entry(jar, e.getName(), e.getSize())));
        }
    }

    private void add(String path, Entry entry) {
        classes.putIfAbsent(path.substring(0, path.length() - ".class".length()), entry);
    }

    /** Internal names of all classes, in class path order, then by name. */
    public List<String> names() {
        return classes.keySet().stream().filter(n -> !n.endsWith("module-info")).toList();
    }

    /** The file or jar a class comes from, null when it is not on the class path. */
    public @Nullable String origin(String name) {
        Entry entry = classes.get(name);
        return entry == null ? null : entry.container().toString();
    }

    /**
     * The bytes of a class, empty when it is not on the class path.
     *
     * @throws UserError when it is too large or cannot be read
     */
    public Optional<byte[]> bytes(String name) {
        Entry entry = classes.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        SourceLocation location = SourceLocation.file(
                entry.member() == null ? entry.container().toString() : entry.container() + "!" + entry.member());
        if (entry.size() > LARGEST_CLASS) {
            throw new UserError(
                    DiagnosticCode.SALT0101, location, "class file of " + entry.size() + " bytes is too large");
        }
        try {
            if (entry.member() == null) {
                return Optional.of(Files.readAllBytes(entry.container()));
            }
            try (ZipFile zip = new ZipFile(entry.container().toFile())) {
                ZipEntry member = zip.getEntry(entry.member());
                try (InputStream in = zip.getInputStream(member)) {
                    return Optional.of(in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UserError(DiagnosticCode.SALT9002, location, "class cannot be read: " + e.getMessage());
        }
    }
}
