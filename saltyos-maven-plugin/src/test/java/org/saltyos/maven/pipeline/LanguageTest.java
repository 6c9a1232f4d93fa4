package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Corners of the language that came up as differences between HotSpot and machine code, each in a program that had one. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LanguageTest {
    @TempDir
    static Path directory;

    private static ProgramRunner runner;

    @BeforeAll
    static void compile() throws IOException {
        runner = new ProgramRunner("programs/language", directory);
    }

    @AfterAll
    static void end() {
        runner.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Overriding", "Joining"})
    void machineCodeDoesWhatHotSpotDoes(String program) throws Exception {
        String name = "language." + program;
        ProgramRunner.Result expected = runner.onHotSpot(name);
        assertThat(expected.errors()).isEmpty();
        assertThat(runner.natively("", name)).isEqualTo(expected);
    }
}
