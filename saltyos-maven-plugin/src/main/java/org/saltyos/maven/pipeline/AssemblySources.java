package org.saltyos.maven.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The assembly files that belong to one image: the module's own, and those its dependencies carry inside their jars
 * under {@code META-INF/saltyos/asm/x86_64}. Each may include files of its own folder whose names end with {@code .inc}.
 */
public final class AssemblySources {
    /** Folder of a jar, or of a directory of classes, that holds assembly to be linked with every user of it. */
    public static final String FOLDER = "META-INF/saltyos/asm/x86_64";

    private static final String SUFFIX = ".S";
    private static final String INCLUDED = ".inc";

    private AssemblySources() {}

    /**
     * Collects all assembly files, unpacking those inside jars.
     *
     * @param own the module's directory of assembly files; it may be missing
     * @param classPath jars and directories of classes, in the order of the class path
     * @param unpacked a directory that receives one folder per jar
     * @return the files, the module's own first, each group sorted by name
     */
    public static List<Path> collect(Path own, List<Path> classPath, Path unpacked) {
        try {
            List<Path> sources = new ArrayList<>(list(own, SUFFIX));
            for (Path entry : classPath) {
                if (Files.isDirectory(entry)) {
                    sources.addAll(list(entry.resolve(FOLDER), SUFFIX));
                } else if (Files.isRegularFile(entry)) {
                    sources.addAll(unpack(entry, unpacked));
                }
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot collect the assembly files: " + e.getMessage(), e);
        }
    }

    /**
     * The files that assembly files may include: those beside them, sorted by name in each folder.
     *
     * @param sources what {@link #collect} found
     */
    public static List<Path> included(List<Path> sources) {
        try {
            List<Path> included = new ArrayList<>();
            for (Path folder : new TreeSet<>(
                    sources.stream().map(source -> source.resolveSibling("")).toList())) {
                included.addAll(list(folder, INCLUDED));
            }
            return included;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list what assembly files include: " + e.getMessage(), e);
        }
    }

    private static List<Path> list(Path directory, String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** Unpacks sources and what they include; returns the sources. */
    private static List<Path> unpack(Path jar, Path unpacked) throws IOException {
        List<Path> sources = new ArrayList<>();
        Path folder = unpacked.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(e -> e.getName().startsWith(FOLDER + "/"))
                    .filter(e -> e.getName().endsWith(SUFFIX) || e.getName().endsWith(INCLUDED))
                    .filter(e -> e.getName().indexOf('/', FOLDER.length() + 1) < 0)
                    .toList();
            for (ZipEntry entry : entries) {
                Path file = folder.resolve(entry.getName().substring(FOLDER.length() + 1));
                Files.createDirectories(folder);
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
                if (entry.getName().endsWith(SUFFIX)) {
                    sources.add(file);
                }
            }
        }
        return sources.stream().sorted().toList();
    }
}
