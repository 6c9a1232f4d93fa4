package org.saltyos.maven.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** The bytes of the classes on a class path: folders and jars, the first that has a class wins. */
public final class ClassSource {
    /** No class file that javac writes comes near; larger ones are refused before they are read. */
    private static final long LARGEST_CLASS = 16 << 20;

    private final Map<String, Entry> classes = new LinkedHashMap<>();
    private final Map<String, Entry> hidden = new LinkedHashMap<>();

    /** Where one class file is. */
    private record Entry(
            Path container, Path root, @Nullable String member, long size) {
        SourceLocation location() {
            return SourceLocation.file(member == null ? container.toString() : container + "!" + member);
        }
    }

    /**
     * A class that two entries of the class path have, with different content.
     *
     * @param used the folder or jar whose class is taken
     * @param hidden the one whose class is not
     */
    public record Duplicate(String name, Path used, Path hidden) {}

    /**
     * Lists every class on the class path.
     *
     * @throws UserError SALT9002 for every entry that cannot be read
     */
    public ClassSource(List<Path> classPath) {
        List<Diagnostic> unreadable = new ArrayList<>();
        for (Path entry : classPath) {
            try {
                if (Files.isDirectory(entry)) {
                    addFolder(entry);
                } else if (Files.exists(entry)) {
                    addJar(entry);
                }
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                unreadable.add(Diagnostic.error(
                        DiagnosticCode.SALT9002,
                        SourceLocation.file(entry.toString()),
                        "class path entry cannot be read: " + e.getMessage(),
                        "try: build it again, or delete it from the local repository so that Maven gets it anew"));
            }
        }
        if (!unreadable.isEmpty()) {
            throw new UserError(unreadable);
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
            add(relative, new Entry(file, folder, null, Files.size(file)));
        }
    }

    private void addJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(e -> e.getName().endsWith(".class") && !e.getName().startsWith("META-INF/"))
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .forEach(e -> add(e.getName(), new Entry(jar, jar, e.getName(), e.getSize())));
        }
    }

    private void add(String path, Entry entry) {
        String name = path.substring(0, path.length() - ".class".length());
        if (classes.putIfAbsent(name, entry) != null) {
            hidden.putIfAbsent(name, entry);
        }
    }

    /** The classes of which the class path has two that differ. */
    public List<Duplicate> duplicates() {
        List<Duplicate> result = new ArrayList<>();
        hidden.forEach((name, other) -> {
            Entry used = classes.get(name);
            if (used != null && !Arrays.equals(read(used), read(other)) && !name.endsWith("-info")) {
                result.add(new Duplicate(name, used.root(), other.root()));
            }
        });
        return result;
    }

    /** The folder or jar that a class is taken from, null when it is not on the class path. */
    public @Nullable Path root(String name) {
        Entry entry = classes.get(name);
        return entry == null ? null : entry.root();
    }

    /** Internal names of all classes, in class path order, then by name. */
    public List<String> names() {
        return classes.keySet().stream().filter(n -> !n.endsWith("module-info")).toList();
    }

    /** The class file, {@code jar!member} in a jar; the class's name when it is not on the class path. */
    public SourceLocation location(String name) {
        Entry entry = classes.get(name);
        return entry == null ? SourceLocation.file(name) : entry.location();
    }

    /**
     * The bytes of a class, empty when it is not on the class path.
     *
     * @throws UserError when it is too large or cannot be read
     */
    public Optional<byte[]> bytes(String name) {
        Entry entry = classes.get(name);
        return entry == null ? Optional.empty() : Optional.of(read(entry));
    }

    private static byte[] read(Entry entry) {
        if (entry.size() > LARGEST_CLASS) {
            throw tooLarge(entry);
        }
        try {
            if (entry.member() == null) {
                return Files.readAllBytes(entry.container());
            }
            try (ZipFile zip = new ZipFile(entry.container().toFile())) {
                ZipEntry member = zip.getEntry(entry.member());
                if (member == null) {
                    throw new IOException("it is gone");
                }
                try (InputStream in = zip.getInputStream(member)) {
                    byte[] bytes = in.readNBytes((int) LARGEST_CLASS + 1); // the size a zip file says may be a lie
                    if (bytes.length > LARGEST_CLASS) {
                        throw tooLarge(entry);
                    }
                    return bytes;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    entry.location(),
                    "class cannot be read: " + e.getMessage(),
                    "try: build it again, or delete it from the local repository so that Maven gets it anew");
        }
    }

    private static UserError tooLarge(Entry entry) {
        return new UserError(
                DiagnosticCode.SALT0101,
                entry.location(),
                "class file of more than " + (LARGEST_CLASS >> 20) + " MiB is too large");
    }
}
