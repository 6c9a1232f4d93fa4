package org.saltyos.maven.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.llvm.Effort;

/** The generator itself: its programs compile, end, and print the same every time. */
class GeneratorTest {
    private static final int PROGRAMS = 300;

    /** A parameter of a lambda had the name of a local variable in them; in the last one a lambda used a loop variable. */
    private static final long[] REFUSED_ONCE = {5865, 7781, 8924, 11_116, 39_606};

    @TempDir
    Path directory;

    @Test
    void programsCompileEndAndRepeat() throws Exception {
        List<GeneratedProgram> programs = LongStream.concat(
                        LongStream.range(0, PROGRAMS - 20 - REFUSED_ONCE.length),
                        LongStream.concat(LongStream.range(3900, 3920), LongStream.of(REFUSED_ONCE)))
                .mapToObj(ProgramGenerator::of)
                .toList();
        Path folder = Files.createDirectories(directory.resolve("all"));
        assertThat(ProgramCompiler.compile(programs, folder)).isEmpty();
        List<String> first = ProgramRun.onHotSpot(folder, PROGRAMS);
        assertThat(first)
                .noneMatch(text -> text.contains("exit ") || text.contains("ended") || text.contains("no end"));
        assertThat(ProgramRun.onHotSpot(folder, PROGRAMS)).isEqualTo(first);
        assertThat(new HashSet<>(first)).as("different programs").hasSizeGreaterThan(PROGRAMS * 8 / 10);
    }

    @Test
    void aSeedGivesOneProgram() {
        assertThat(ProgramGenerator.of(42).source())
                .isEqualTo(ProgramGenerator.of(42).source());
        assertThat(ProgramGenerator.of(42).source())
                .isNotEqualTo(ProgramGenerator.of(43).source());
    }

    @Test
    void aProgramThatJavacRefusesIsADifference() {
        GeneratedProgram program = ProgramGenerator.of(1);
        program.members().add(Piece.line("int wrong = \"text\";"));
        Batch batch = new Batch(List.of(program), Effort.LITTLE, List.of(""), directory.resolve("refused"));
        assertThat(batch.differences())
                .singleElement()
                .satisfies(each -> assertThat(each.kind()).isEqualTo(Batch.Kind.REFUSED_BY_JAVAC));
    }

    @Test
    void aProgramThatEndsTheProcessDoesNotHideTheNext() throws Exception {
        GeneratedProgram ends = ProgramGenerator.of(1);
        ends.members().clear();
        ends.members().add(Piece.line("static void run() { System.out.println(\"one\"); System.exit(3); }"));
        GeneratedProgram next = ProgramGenerator.of(2);
        next.members().clear();
        next.members().add(Piece.line("static void run() { System.out.println(\"two\"); }"));
        Path folder = Files.createDirectories(directory.resolve("ends"));
        assertThat(ProgramCompiler.compile(List.of(ends, next), folder)).isEmpty();
        assertThat(ProgramRun.onHotSpot(folder, 2)).containsExactly("one\nexit 3", "two\n");
    }

    @Test
    void reductionLeavesOnlyWhatIsNeeded() {
        GeneratedProgram program = ProgramGenerator.of(7);
        Reduction.of(
                program,
                () -> program.source().contains("static void run()")
                        && program.source().contains("class T0 "),
                60);
        assertThat(program.members()).hasSize(2);
    }
}
