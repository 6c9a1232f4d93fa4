package org.saltyos.maven.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Host programs: output, exit code, time limit, environment. */
class ProcessRunnerTest {
    @TempDir
    Path directory;

    @Test
    void capturesBothStreamsAndTheExitCode() {
        ProcessResult result = child("both", Duration.ofSeconds(30));
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.succeeded()).isFalse();
        assertThat(result.output()).hasSize(200_000);
        assertThat(result.errors()).isEqualTo("to errors");
    }

    @Test
    void killsAProgramThatDoesNotEnd() {
        assertThatThrownBy(() -> child("sleep", Duration.ofMillis(300)))
                .isInstanceOf(ProcessRunner.ProcessFailure.class)
                .hasMessageContaining("did not end within 300 ms");
    }

    @Test
    void saysWhichProgramIsMissing() {
        ProcessRunner runner = new ProcessRunner(directory, Duration.ofSeconds(5));
        assertThatThrownBy(() -> runner.run(List.of("no-such-program-here")))
                .isInstanceOf(ProcessRunner.ProcessFailure.class)
                .hasMessageContaining("cannot start no-such-program-here");
    }

    @Test
    void passesOnlyChosenVariables() {
        ProcessRunner runner = new ProcessRunner(directory, Duration.ofSeconds(30)).with("SALT", "sea");
        assertThat(runner.run(command("environment")).output()).isEqualTo("sea null");
    }

    private ProcessResult child(String mode, Duration limit) {
        return new ProcessRunner(directory, limit).run(command(mode));
    }

    private static List<String> command(String mode) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        return List.of(java, "-Xshare:auto", "-cp", classes, Child.class.getName(), mode);
    }

    /** The program these tests run. */
    static final class Child {
        public static void main(String[] arguments) throws InterruptedException {
            switch (arguments[0]) {
                case "both" -> {
                    System.out.print("x".repeat(200_000));
                    System.err.print("to errors");
                    System.exit(3);
                }
                case "environment" -> System.out.print(System.getenv("SALT") + " " + System.getenv("HOME"));
                default -> Thread.sleep(60_000);
            }
        }
    }
}
