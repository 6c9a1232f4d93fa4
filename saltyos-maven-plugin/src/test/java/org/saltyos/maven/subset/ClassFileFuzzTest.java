package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;

/**
 * Thousands of class files that lie, made from real ones of many shapes. Whatever they say, the compiler answers with
 * diagnostics or code, never with an exception of its own, and in bounded time. The seed is fixed, so a build is
 * repeatable: {@code -Dsaltyos.fuzz.seed} and {@code -Dsaltyos.fuzz.seconds} choose others; a failure prints its number
 * and keeps the file.
 */
class ClassFileFuzzTest {
    private static final long SEED = Long.getLong("saltyos.fuzz.seed", 20261125L);
    private static final long SECONDS = Long.getLong("saltyos.fuzz.seconds", 3L);
    private static final long LONGEST_MILLIS = 15_000;
    private static final int MOST_FAILURES = 10;

    @TempDir
    Path directory;

    private record Specimen(Path folder, Path file, List<String> roots) {}

    @Test
    void mutantsGiveDiagnosticsOrCode() throws Exception {
        List<Specimen> corpus = corpus();
        Map<String, String> failures = new LinkedHashMap<>();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        int mutants = 0;
        int accepted = 0;
        for (; System.nanoTime() < end && failures.size() < MOST_FAILURES; mutants++) {
            long seed = SEED * 1_000_003L + mutants;
            Specimen specimen = corpus.get((int) Math.floorMod(seed, (long) corpus.size()));
            byte[] mutant = new ClassMutator(seed).mutate(Files.readAllBytes(specimen.file()));
            AtomicReference<Object> outcome = new AtomicReference<>();
            Path folder = mutantFolder(specimen, mutant);
            String profile = mutants % 3 == 2 ? "program" : "server";
            Thread thread = new Thread(() -> outcome.set(lower(folder, specimen, profile)), "mutant " + mutants);
            thread.setDaemon(true);
            thread.start();
            thread.join(LONGEST_MILLIS);
            if (outcome.get() instanceof Lowered lowered) {
                accepted += lowered.module().isPresent() ? 1 : 0;
            } else if (outcome.get() instanceof Throwable failure) {
                keep(failures, String.valueOf(firstFrames(failure)), seed, specimen, mutant, trace(failure));
            } else if (!inInitialiser(thread)) {
                keep(
                        failures,
                        "hangs",
                        seed,
                        specimen,
                        mutant,
                        List.of(thread.getStackTrace()).toString());
            }
        }
        System.out.println("[class file fuzzing] seed " + SEED + ": " + mutants + " mutants, " + accepted
                + " accepted, " + failures.size() + " failures");
        assertThat(failures).isEmpty();
        assertThat(mutants).isGreaterThan(10);
    }

    private static Object lower(Path folder, Specimen specimen, String profile) {
        try {
            List<Path> path = new ArrayList<>(List.of(folder, specimen.folder()));
            path.addAll(CaseCompiler.libraries());
            return Lowering.lower(new LoweringRequest("mutant", path, List.of(folder), profile, specimen.roots()));
        } catch (Throwable e) {
            return e;
        }
    }

    /** Initialisers are the user's code, and may run for ever; the goals give them a process and a limit. */
    private static boolean inInitialiser(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("initialise"));
    }

    private static String firstFrames(Throwable failure) {
        return failure.getClass().getSimpleName() + " at "
                + Stream.of(failure.getStackTrace())
                        .filter(f -> f.getClassName().startsWith("org.saltyos"))
                        .findFirst()
                        .orElse(null);
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(14).reduce("", (a, b) -> a + "\n" + b);
    }

    private static void keep(
            Map<String, String> failures, String kind, long seed, Specimen specimen, byte[] mutant, String text)
            throws IOException {
        if (!failures.containsKey(kind)) {
            Path kept = Files.createDirectories(Path.of("target", "fuzz")).resolve(seed + ".class");
            Files.write(kept, mutant);
            failures.put(kind, "seed " + seed + " of " + specimen.file().getFileName() + ", kept as " + kept + text);
        }
    }

    private Path mutantFolder(Specimen specimen, byte[] mutant) throws IOException {
        Path folder = directory.resolve("mutant");
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        Path file = folder.resolve(specimen.folder().relativize(specimen.file()).toString());
        Files.createDirectories(file.getParent());
        Files.write(file, mutant);
        return folder;
    }

    /** Every class of the language's own test programs, in the folder of its source file. */
    private List<Specimen> corpus() throws IOException {
        List<Specimen> result = new ArrayList<>();
        for (String name : List.of("differential", "subset", "golden")) {
            for (Path source : CaseCompiler.sources(name)) {
                Path folder = Files.createDirectories(directory.resolve(name + source.getFileName()));
                try {
                    CaseCompiler.compile(List.of(source), folder);
                } catch (IllegalStateException e) {
                    continue; // needs other sources beside it
                }
                try (Stream<Path> files = Files.walk(folder)) {
                    List<Path> classes = files.filter(f -> f.toString().endsWith(".class"))
                            .sorted()
                            .toList();
                    List<String> roots = SubsetTest.roots(folder.resolve(
                            name + "/" + source.getFileName().toString().replace(".java", ".class")));
                    classes.forEach(file -> result.add(new Specimen(folder, file, roots)));
                }
            }
        }
        return result;
    }
}
