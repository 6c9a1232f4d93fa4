package org.saltyos.maven.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.UserError;

/** Files appear whole, with ordinary permissions, and nothing else appears beside them. */
class OutputFileTest {
    @TempDir
    Path directory;

    @Test
    void aFileIsCreatedAndReplaced() throws IOException {
        Path file = directory.resolve("a/b/image.iso");
        OutputFile.write(file, new byte[] {1, 2});
        OutputFile.write(file, new byte[] {3});
        assertThat(file).hasBinaryContent(new byte[] {3});
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are of another kind")
    void permissionsAreThoseOfAnyNewFile() throws IOException {
        Path ordinary = Files.createFile(directory.resolve("ordinary"));
        Path file = directory.resolve("image.iso");
        OutputFile.write(file, new byte[] {1});
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void whatCannotBeWrittenIsNamedAndLeavesNothing() throws IOException {
        Path occupied = directory.resolve("image.iso");
        Files.createDirectories(occupied.resolve("full"));
        assertThatThrownBy(() -> OutputFile.write(occupied, new byte[] {1}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SALT9002")
                .hasMessageContaining("image.iso");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(occupied);
        }
    }
}
