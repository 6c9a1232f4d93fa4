package org.saltyos.maven.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generator itself: its programs compile, end, and print the same every time. */
class GeneratorTest {
    private static final int PROGRAMS = 60;

    @TempDir
    Path directory;

    @Test
    void programsCompileEndAndRepeat() throws Exception {
        List<GeneratedProgram> programs =
                LongStream.range(0, PROGRAMS).mapToObj(ProgramGenerator::of).toList();
        Path folder = Files.createDirectories(directory.resolve("all"));
        assertThat(ProgramCompiler.compile(programs, folder)).isEmpty();
        String first = HotSpotRun.of(folder);
        assertThat(first).contains("== P0\n", "== P" + (PROGRAMS - 1) + "\n").doesNotContain("exit ", "no end");
        assertThat(HotSpotRun.of(folder)).isEqualTo(first);
        assertThat(first.lines()
                        .filter(line -> line.startsWith("t0 "))
                        .distinct()
                        .count())
                .as("different programs")
                .isGreaterThan(PROGRAMS / 2);
    }

    @Test
    void aSeedGivesOneProgram() {
        assertThat(ProgramGenerator.of(42).source())
                .isEqualTo(ProgramGenerator.of(42).source());
        assertThat(ProgramGenerator.of(42).source())
                .isNotEqualTo(ProgramGenerator.of(43).source());
    }

    @Test
    void reductionLeavesOnlyWhatIsNeeded() {
        GeneratedProgram program = ProgramGenerator.of(7);
        Reduction.of(
                program,
                () -> program.source().contains("static int apply(")
                        && program.source().contains("RED {"),
                60);
        assertThat(program.members()).hasSize(2);
    }
}
