package org.saltyos.maven.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.llvm.Effort;

/**
 * Random programs print on Linux, as machine code, what they print on HotSpot. One that does not is made as small as it
 * gets and shown with its seed and the command that repeats it. Properties {@code saltyos.generator.seed} (the first),
 * {@code saltyos.generator.programs}, {@code saltyos.generator.together} and {@code saltyos.generator.full} choose others.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class GeneratedProgramsTest {
    private static final long FIRST_SEED = Long.getLong("saltyos.generator.seed", 0);
    private static final int PROGRAMS = Integer.getInteger("saltyos.generator.programs", 500);
    private static final int TOGETHER = Integer.getInteger("saltyos.generator.together", 500);
    /** One in so many, 0 for none, is compiled as programs that ship are; the others with little effort of LLVM. */
    private static final int FULL_EFFORT_EACH = Integer.getInteger("saltyos.generator.full", 5);

    /** As it is; and with freed memory filled and the heap checked around each collection. */
    private static final List<String> HEAPS = List.of("", "pv");

    private static final int REDUCTION_SECONDS = 900;

    @TempDir
    Path directory;

    @Test
    void machineCodePrintsWhatHotSpotPrints(TestReporter reporter) {
        for (int done = 0; done < PROGRAMS; done += TOGETHER) {
            long first = FIRST_SEED + done;
            long end = FIRST_SEED + Math.min(PROGRAMS, done + TOGETHER);
            long middle =
                    FULL_EFFORT_EACH == 0 ? first : first + (end - first + FULL_EFFORT_EACH - 1) / FULL_EFFORT_EACH;
            reporter.publishEntry("seeds", first + " to " + (end - 1) + ", with full effort to " + (middle - 1));
            compare(first, middle, Effort.FULL);
            compare(middle, end, Effort.LITTLE);
        }
    }

    private void compare(long first, long end, Effort effort) {
        List<GeneratedProgram> programs =
                LongStream.range(first, end).mapToObj(ProgramGenerator::of).toList();
        Batch batch = new Batch(programs, effort, HEAPS, directory.resolve("programs"));
        List<Batch.Difference> differences = programs.isEmpty() ? List.of() : batch.differences();
        if (!differences.isEmpty()) {
            throw new AssertionError(explain(batch, differences));
        }
    }

    private static String explain(Batch batch, List<Batch.Difference> differences) {
        Batch.Difference first = differences.get(0);
        GeneratedProgram program = first.program();
        Batch alone = batch.of(List.of(program));
        StringBuilder text = new StringBuilder("seeds with differences: ");
        differences.forEach(each -> text.append(each.program().seed()).append(' '));
        text.append("\nrepeat: mvn verify -pl saltyos-maven-plugin -am -Dtest=GeneratedProgramsTest")
                .append(" -Dsurefire.failIfNoSpecifiedTests=false -Dsaltyos.generator.programs=1")
                .append(batch.effort() == Effort.FULL ? "" : " -Dsaltyos.generator.full=0")
                .append(" -Dsaltyos.generator.seed=")
                .append(program.seed());
        if (first.kind() == Batch.Kind.REFUSED_BY_JAVAC) {
            return text.append("\njavac refuses it: ").append(first.text()).toString();
        }
        boolean repeats = alone.differences().stream().anyMatch(each -> each.kind() == first.kind());
        if (!repeats) {
            return text.append("\nonly together with the others: ")
                    .append(first.text())
                    .toString();
        }
        Reduction.of(
                program,
                () -> alone.differences().stream().anyMatch(each -> each.kind() == first.kind()),
                REDUCTION_SECONDS);
        List<Batch.Difference> last = alone.differences();
        return text.append("\nreduced:\n")
                .append(program.source())
                .append(last.isEmpty() ? first.text() : last.get(0).text())
                .toString();
    }
}
