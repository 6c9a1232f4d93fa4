package org.saltyos.maven.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/** Errors of manifests name the source and line of the annotation, wherever the bundle comes from. */
class ManifestPlaceTest {
    private static final Map<String, Object> VALUES =
            Map.of("name", "echo", "stack", 0, ManifestPlace.PATH, "org/example/Echo.java", ManifestPlace.LINE, 12);

    @TempDir
    Path directory;

    @Test
    void aBundleOfThisBuildNamesItsSource() throws IOException {
        Path source = directory.resolve("src/main/java/org/example/Echo.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "");
        assertThat(ManifestPlace.inBundle(directory.resolve("target/echo.zip").toString(), VALUES))
                .isEqualTo(new SourceLocation(source.toString(), 12));
    }

    @Test
    void aBundleFromARepositoryNamesTheFileInIt() {
        assertThatThrownBy(() -> SystemPlan.of(List.of(new Bundle(
                        "/repository/echo.zip", new byte[0], Optional.of(VALUES), new byte[0], new byte[0]))))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "/repository/echo.zip!org/example/Echo.java:[12] SALT2001: server echo: stack:");
    }

    @Test
    void aBundleWithoutOrWithAWrongPlaceNamesItself() {
        assertThat(ManifestPlace.inBundle("/a/b.zip", Map.of())).isEqualTo(SourceLocation.file("/a/b.zip"));
        assertThat(ManifestPlace.inBundle("/a/b.zip", Map.of(ManifestPlace.PATH, "\0", ManifestPlace.LINE, -1)))
                .isEqualTo(SourceLocation.file("/a/b.zip"));
    }
}
