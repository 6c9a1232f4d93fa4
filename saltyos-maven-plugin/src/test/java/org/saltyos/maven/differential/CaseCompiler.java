package org.saltyos.maven.differential;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
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
        arguments.add(Stream.concat(libraries().stream(), more.stream()).map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator)));
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
