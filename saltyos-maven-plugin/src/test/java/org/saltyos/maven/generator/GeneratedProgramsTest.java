package org.saltyos.maven.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.pipeline.worker.CompilerWorker;

/**
 * Random programs print on Linux, as machine code, what they print on HotSpot. The first that does not is made as small
 * as it gets and shown with its seed. {@code -Dsaltyos.generator.seed} and {@code -Dsaltyos.generator.programs} choose
 * others.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class GeneratedProgramsTest {
    private static final long FIRST_SEED = Long.getLong("saltyos.generator.seed", 0);
    private static final int PROGRAMS = Integer.getInteger("saltyos.generator.programs", 6);
    /** So many share one native program: most of the time goes into the library, once for all. */
    private static final int TOGETHER = 50;

    private static final int REDUCTION_SECONDS = 600;

    @TempDir
    Path directory;

    private int folders;

    @Test
    void machineCodePrintsWhatHotSpotPrints(TestReporter reporter) throws Exception {
        reporter.publishEntry("seeds", FIRST_SEED + " to " + (FIRST_SEED + PROGRAMS - 1));
        try (CompilerWorker worker = NativeRun.worker()) {
            for (int done = 0; done < PROGRAMS; done += TOGETHER) {
                List<GeneratedProgram> programs = new ArrayList<>();
                for (int i = done; i < Math.min(PROGRAMS, done + TOGETHER); i++) {
                    programs.add(ProgramGenerator.of(FIRST_SEED + i));
                }
                if (difference(programs, worker) != null) {
                    throw new AssertionError(explain(programs, worker));
                }
            }
        }
    }

    /** Both outputs where they differ, null where they are the same or javac refuses the programs. */
    private @Nullable String difference(List<GeneratedProgram> programs, CompilerWorker worker) {
        Path folder = directory.resolve("f" + folders++);
        try {
            Files.createDirectories(folder);
            if (!ProgramCompiler.compile(programs, folder).isEmpty()) {
                return null;
            }
            String expected = HotSpotRun.of(folder);
            String actual;
            try {
                actual = NativeRun.of(folder, worker);
            } catch (UserError e) {
                actual = String.valueOf(e.getMessage());
            }
            return actual.equals(expected) ? null : "HotSpot:\n" + expected + "\nmachine code:\n" + actual;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String explain(List<GeneratedProgram> programs, CompilerWorker worker) {
        for (GeneratedProgram program : programs) {
            List<GeneratedProgram> alone = List.of(program);
            if (difference(alone, worker) != null) {
                Reduction.of(program, () -> difference(alone, worker) != null, REDUCTION_SECONDS);
                return "seed " + program.seed() + ":\n" + program.source() + difference(alone, worker);
            }
        }
        return "only together: seeds " + programs.get(0).seed() + " to "
                + programs.get(programs.size() - 1).seed() + ": " + difference(programs, worker);
    }
}
