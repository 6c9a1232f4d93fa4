package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Class files that lie, made from real ones by Jazzer, which keeps what reaches new code of the compiler and goes on from
 * there. Whatever they say, the compiler answers with diagnostics or code, never with an exception of its own, and in bounded
 * time and memory.
 *
 * <p>{@code -Dsaltyos.fuzz.seconds} sets how long (an hour in the profile {@code nightly}), {@code -Dsaltyos.fuzz.seed} another
 * start. What was found earlier lies in the resource folder {@code fuzz/classfile} and is tried first. A new finding is kept in
 * {@code target/fuzz}; copied to that folder it becomes a regression test.
 */
@Execution(ExecutionMode.CONCURRENT) // waits for its own process while other tests run
class ClassFileFuzzTest {
    private static final long SEED = Long.getLong("saltyos.fuzz.seed", 20261125L);
    private static final long SECONDS = Long.getLong("saltyos.fuzz.seconds", 60L);
    private static final long START_SECONDS = 120;
    private static final String LARGEST_HEAP = "-Xmx512m";

    @TempDir
    Path directory;

    @Test
    void classFilesThatLieGiveDiagnosticsOrCode() throws Exception {
        Path specimens = Files.createDirectories(directory.resolve("specimens"));
        Specimens.write(specimens);
        assertThat(Specimens.read(specimens)).hasSizeGreaterThan(100);
        Path findings = Files.createDirectories(Path.of("target", "fuzz"));
        Path log = findings.resolve("jazzer.log");
        Process process = new ProcessBuilder(command(specimens, findings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(log);
        System.out.println("[class file fuzzing] seed " + SEED + ", " + SECONDS + " s: " + executions(lines));
        assertThat(ended).as("Jazzer ended, see %s", log).isTrue();
        assertThat(process.exitValue())
                .as("Jazzer's verdict, see %s:%n%s", log, finding(lines))
                .isZero();
        assertThat(executions(lines)).isPositive();
    }

    private List<String> command(Path specimens, Path findings) throws Exception {
        Path corpus = Files.createDirectories(directory.resolve("corpus"));
        Path known = Path.of(getClass().getResource("/fuzz/classfile").toURI());
        List<String> result = new ArrayList<>();
        result.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        result.addAll(List.of("-XX:+UseSerialGC", LARGEST_HEAP, "-Xss2m"));
        result.addAll(openPackages());
        result.add("-D" + ClassFileFuzzTarget.SPECIMENS + "=" + specimens);
        String own = System.getProperty("java.class.path");
        result.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", own)));
        result.add("com.code_intelligence.jazzer.Jazzer");
        result.add("--target_class=" + ClassFileFuzzTarget.class.getName());
        result.add("--instrumentation_includes=org.saltyos.maven.**");
        result.addAll(List.of("--trace=cov:cmp", "--custom_hook_includes=no.hooks.**"));
        result.add("--reproducer_path=" + findings);
        result.addAll(List.of("-seed=" + Math.abs(SEED % Integer.MAX_VALUE), "-max_len=256", "-len_control=0"));
        result.addAll(List.of("-max_total_time=" + SECONDS, "-timeout=30"));
        // The peak that Linux counts starts at this JVM's own, so the heap's limit has to do.
        result.add("-rss_limit_mb=0");
        result.add("-artifact_prefix=" + findings + File.separator);
        result.addAll(List.of(corpus.toString(), known.toString()));
        return result;
    }

    /** The packages of the JDK that this JVM was opened for the static initialisers of programs. */
    private static List<String> openPackages() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .toList();
    }

    /** How many inputs were tried, as Jazzer's last line about them says. */
    private static long executions(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Done ") || line.startsWith("#"))
                .map(line -> line.replaceAll("^(?:Done |#)(\\d+).*$", "$1"))
                .filter(number -> number.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    private static String finding(List<String> lines) {
        return Stream.concat(
                        lines.stream().filter(line -> line.contains("== Java Exception") || line.contains("ERROR")),
                        lines.stream()
                                .filter(line -> line.contains("\tat org.saltyos"))
                                .limit(10))
                .reduce("", (a, b) -> a + System.lineSeparator() + b);
    }
}
