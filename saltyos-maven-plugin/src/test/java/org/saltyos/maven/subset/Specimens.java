package org.saltyos.maven.subset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.saltyos.maven.differential.CaseCompiler;

/** The class files of the language's own test programs, from which the fuzzer makes class files that lie. */
final class Specimens {
    private static final String ROOTS = "roots.txt";

    private Specimens() {}

    /**
     * A class file.
     *
     * @param folder of the program it belongs to
     * @param file of the class
     * @param roots entry methods of the program
     */
    record Specimen(Path folder, Path file, List<String> roots) {}

    /** Compiles each program into a folder of its own, with its entry methods in a file beside the classes. */
    static void write(Path directory) throws IOException {
        for (String name : List.of("differential", "subset", "golden")) {
            for (Path source : CaseCompiler.sources(name)) {
                String file = source.getFileName().toString();
                Path folder = Files.createDirectories(directory.resolve(name + file));
                try {
                    CaseCompiler.compile(List.of(source), folder);
                } catch (IllegalStateException e) {
                    continue; // needs other sources beside it
                }
                List<String> roots = SubsetTest.roots(folder.resolve(name + "/" + file.replace(".java", ".class")));
                Files.write(folder.resolve(ROOTS), roots);
            }
        }
    }

    /** The class files below a directory that {@link #write} filled, in the order of their names. */
    static List<Specimen> read(Path directory) {
        List<Specimen> result = new ArrayList<>();
        try (Stream<Path> folders = Files.list(directory)) {
            for (Path folder : folders.sorted().toList()) {
                Path roots = folder.resolve(ROOTS);
                if (Files.exists(roots)) {
                    addClasses(result, folder, Files.readAllLines(roots));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private static void addClasses(List<Specimen> result, Path folder, List<String> roots) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(".class"))
                    .sorted()
                    .forEach(file -> result.add(new Specimen(folder, file, roots)));
        }
    }
}
