package org.saltyos.maven.differential;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.saltyos.abi.PanicKind;
import org.saltyos.abi.PanicText;
import org.saltyos.lang.Fault;
import org.saltyos.runtime.math.Exact;

/** Compiles the Java files of a test resource folder with javac, as a user's build would. */
public final class CaseCompiler {
    private CaseCompiler() {}

    /** The libraries that Salty Java programs see. */
    public static List<Path> libraries() {
        return Stream.of(Fault.class, PanicKind.class, PanicText.class, NullMarked.class)
                .map(CaseCompiler::location)
                .distinct()
                .toList();
    }

    /** Copies the mathematical functions, without the rest of the library that they are part of. */
    public static void copyFunctions(Path classes) throws IOException {
        String folder = Exact.class.getPackageName().replace('.', '/');
        Path target = Files.createDirectories(classes.resolve(folder));
        Path library = location(Exact.class);
        if (Files.isDirectory(library)) {
            copyAll(library.resolve(folder), target);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(library)) {
            copyAll(jar.getPath(folder), target);
        }
    }

    private static void copyAll(Path folder, Path target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
    }

    private static Path location(Class<?> c) {
        try {
            return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The source files of a resource folder, by name. */
    public static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.list(resource(folder))) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static Path resource(String folder) {
        try {
            return Path.of(CaseCompiler.class.getResource("/" + folder).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compiles sources into a folder of class files. */
    public static void compile(List<Path> sources, Path target) {
        compile(sources, target, 17, List.of());
    }

    /** Compiles sources into a folder of class files, with further libraries. */
    public static void compile(List<Path> sources, Path target, List<Path> more) {
        compile(sources, target, 17, more);
    }

    /** Compiles sources for a release of Java, with further libraries. */
    public static void compile(List<Path> sources, Path target, int release, List<Path> more) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-g", "--release", String.valueOf(release), "-d", target.toString()));
        arguments.add("-cp");
        arguments.add(Stream.of(libraries(), more, List.of(target))
                .flatMap(List::stream)
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator)));
        StringWriter messages = new StringWriter();
        boolean done = javac.getTask(
                        messages,
                        null,
                        null,
                        arguments,
                        null,
                        javac.getStandardFileManager(null, null, null).getJavaFileObjects(sources.toArray(Path[]::new)))
                .call();
        if (!done) {
            throw new IllegalStateException("javac: " + messages);
        }
    }
}
