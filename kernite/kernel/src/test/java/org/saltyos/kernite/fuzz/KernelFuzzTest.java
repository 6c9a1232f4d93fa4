package org.saltyos.kernite.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
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
 * Sequences of operations on a simulated machine, chosen by Jazzer, which keeps what reaches new code of the kernel and goes
 * on from there. All invariants are checked after each step.
 *
 * <p>{@code -Dsaltyos.kernel.fuzz.seconds} sets how long (an hour in the profile {@code nightly}). Inputs that reach much
 * lie in the resource folder {@code fuzz/kernel} and are run first. A new finding is kept in {@code target/fuzz}; copied to
 * that folder it becomes a regression test.
 */
@Execution(ExecutionMode.CONCURRENT) // waits for its own process while other tests run
class KernelFuzzTest {
    private static final long SEED = Long.getLong("saltyos.kernel.fuzz.seed", 20_260_001);
    private static final long SECONDS = Long.getLong("saltyos.kernel.fuzz.seconds", 60);
    private static final long START_SECONDS = 180;
    static final int BYTES = 1_500;

    @TempDir
    Path directory;

    @Test
    void guidedChoicesKeepEveryInvariant() throws Exception {
        Path findings = Files.createDirectories(Path.of("target", "fuzz"));
        Path log = findings.resolve("jazzer.log");
        Process process = new ProcessBuilder(command(findings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(log);
        String last = lines.stream().filter(line -> line.startsWith("Done ")).reduce("", (a, b) -> b);
        System.out.println("[kernel fuzzing] seed " + SEED + ", " + SECONDS + " s: " + last);
        assertThat(ended).as("Jazzer ended, see %s", log).isTrue();
        assertThat(process.exitValue())
                .as("Jazzer's verdict, see %s:%n%s", log, finding(lines))
                .isZero();
        assertThat(last).as("how many inputs were run").matches("Done [1-9]\\d* runs .*");
    }

    private List<String> command(Path findings) throws Exception {
        Path corpus = Files.createDirectories(directory.resolve("corpus"));
        List<String> result = new ArrayList<>();
        result.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        result.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-ea"));
        String own = System.getProperty("java.class.path");
        result.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", own)));
        result.add("com.code_intelligence.jazzer.Jazzer");
        result.add("--target_class=" + KernelFuzzer.class.getName());
        result.add("--instrumentation_includes=org.saltyos.kernite.**");
        result.add("--instrumentation_excludes=org.saltyos.kernite.testing.**:org.saltyos.kernite.fuzz.**");
        result.addAll(List.of("--trace=cov:cmp", "--custom_hook_includes=no.hooks.**"));
        result.add("--reproducer_path=" + findings);
        result.addAll(List.of("-seed=" + Math.abs(SEED % Integer.MAX_VALUE), "-max_len=" + BYTES, "-len_control=0"));
        result.addAll(List.of("-max_total_time=" + SECONDS, "-timeout=60", "-rss_limit_mb=0"));
        result.add("-artifact_prefix=" + findings + File.separator);
        result.addAll(List.of(corpus.toString(), known().toString()));
        return result;
    }

    static Path known() throws URISyntaxException {
        return Path.of(KernelFuzzTest.class.getResource("/fuzz/kernel").toURI());
    }

    private static String finding(List<String> lines) {
        Stream<String> what = lines.stream().filter(line -> line.contains("Exception") || line.contains("ERROR"));
        Stream<String> where =
                lines.stream().filter(line -> line.contains("\tat org.saltyos")).limit(10);
        return Stream.concat(what, where).reduce("", (a, b) -> a + System.lineSeparator() + b);
    }
}
