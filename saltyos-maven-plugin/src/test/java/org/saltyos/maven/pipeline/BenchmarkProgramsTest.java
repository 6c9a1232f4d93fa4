package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the benchmark times give the results of HotSpot, also under a collector that is watched. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class BenchmarkProgramsTest {
    @TempDir
    static Path directory;

    @Test
    void wellKnownProgramsGiveTheResultsOfHotSpot() throws Exception {
        try (ProgramRunner runner = new ProgramRunner("programs/benchmarks", directory)) {
            ProgramRunner.Result expected = runner.onHotSpot("benchmarks.Suite");
            assertThat(expected.output().lines()).hasSize(12);
            assertThat(runner.natively("", "benchmarks.Suite")).isEqualTo(expected);
            assertThat(runner.natively("pv", "benchmarks.Suite")).isEqualTo(expected);
        }
    }
}
