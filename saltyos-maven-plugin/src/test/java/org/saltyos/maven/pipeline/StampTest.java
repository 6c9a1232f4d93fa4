package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The up-to-date check: any change of an input, a parameter or an output runs the step again. */
class StampTest {
    @TempDir
    Path directory;

    private Path input;
    private Path output;

    @BeforeEach
    void runOnce() throws IOException {
        input = Files.createDirectories(directory.resolve("classes")).resolve("A.class");
        output = directory.resolve("out.o");
        Files.writeString(input, "class");
        Files.writeString(output, "object");
        stamp("server").write();
    }

    @Test
    void isCurrentWhenNothingChanged() {
        assertThat(stamp("server").isCurrent()).isTrue();
    }

    @Test
    void ignoresModificationTimes() throws IOException {
        Files.writeString(input, "class");
        assertThat(stamp("server").isCurrent()).isTrue();
    }

    @Test
    void seesAChangedInput() throws IOException {
        Files.writeString(input, "other");
        assertThat(stamp("server").isCurrent()).isFalse();
    }

    @Test
    void seesANewAndARenamedInput() throws IOException {
        Files.writeString(input.resolveSibling("B.class"), "");
        assertThat(stamp("server").isCurrent()).isFalse();
        Files.delete(input.resolveSibling("B.class"));
        Files.move(input, input.resolveSibling("C.class"));
        assertThat(stamp("server").isCurrent()).isFalse();
    }

    @Test
    void seesAChangedParameter() {
        assertThat(stamp("kernel").isCurrent()).isFalse();
    }

    @Test
    void seesAMissingOrForeignOutput() throws IOException {
        Files.writeString(output, "damaged");
        assertThat(stamp("server").isCurrent()).isFalse();
        Files.delete(output);
        assertThat(stamp("server").isCurrent()).isFalse();
    }

    @Test
    void isNotCurrentAfterInvalidation() {
        stamp("server").invalidate();
        assertThat(stamp("server").isCurrent()).isFalse();
    }

    private Stamp stamp(String profile) {
        Fingerprint fingerprint = new Fingerprint("lower")
                .parameter("profile", profile)
                .files("classes", List.of(directory.resolve("classes")));
        return new Stamp(directory.resolve("stamps/lower.stamp"), fingerprint, List.of(output));
    }
}
