package org.saltyos.maven.subset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.subset.Specimens.Specimen;

/**
 * What Jazzer calls with each of its inputs: the input chooses a class file and how it lies, and the compiler has to answer
 * with diagnostics or code. Any exception is a finding, and so is an answer that takes longer than {@value #LONGEST_MILLIS} ms.
 */
public final class ClassFileFuzzTarget {
    /** System property: the directory that {@link Specimens#write} filled. */
    static final String SPECIMENS = "saltyos.fuzz.specimens";

    private static final long LONGEST_MILLIS = 15_000;
    private static final List<Specimen> CORPUS = Specimens.read(Path.of(System.getProperty(SPECIMENS)));
    private static final Path FOLDER = Path.of(System.getProperty(SPECIMENS)).resolve("mutant");

    private ClassFileFuzzTarget() {}

    /** Lowers one mutant. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        InputRandom random = new InputRandom(input);
        Specimen specimen = CORPUS.get(random.nextInt(CORPUS.size()));
        String profile = random.nextInt(3) == 2 ? "program" : "server";
        byte[] mutant = new ClassMutator(random).mutate(Files.readAllBytes(specimen.file()));
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        write(specimen, mutant);
        Thread thread = new Thread(() -> failure.set(lower(specimen, profile)), "mutant");
        thread.setDaemon(true);
        thread.start();
        thread.join(LONGEST_MILLIS);
        if (failure.get() != null) {
            throw failure.get();
        }
        if (thread.isAlive() && !inInitialiser(thread)) {
            IllegalStateException hang = new IllegalStateException("the compiler hangs");
            hang.setStackTrace(thread.getStackTrace());
            throw hang;
        }
    }

    private static @Nullable Throwable lower(Specimen specimen, String profile) {
        try {
            List<Path> path = new ArrayList<>(List.of(FOLDER, specimen.folder()));
            path.addAll(CaseCompiler.libraries());
            Lowering.lower(new LoweringRequest("mutant", path, List.of(FOLDER), profile, specimen.roots()));
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** Initialisers are the user's code, and may run for ever; the goals give them a process and a limit. */
    private static boolean inInitialiser(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("initialise"));
    }

    private static void write(Specimen specimen, byte[] mutant) throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
        Path file = FOLDER.resolve(specimen.folder().relativize(specimen.file()).toString());
        Files.createDirectories(file.getParent());
        Files.write(file, mutant);
    }
}
