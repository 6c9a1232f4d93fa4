package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Exceptions of failed checks say natively what they say on HotSpot, names of variables and modules included. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ExceptionMessagesTest {
    @TempDir
    static Path directory;

    private static ProgramRunner runner;

    @BeforeAll
    static void compile() throws IOException {
        runner = new ProgramRunner("programs/exceptions", directory);
    }

    @AfterAll
    static void end() {
        runner.close();
    }

    @Test
    void messagesAreThoseOfHotSpot() throws Exception {
        ProgramRunner.Result expected = runner.onHotSpot("exceptions.Messages");
        assertThat(expected.errors()).isEmpty();
        assertThat(runner.natively("", "exceptions.Messages")).isEqualTo(expected);
    }
}
