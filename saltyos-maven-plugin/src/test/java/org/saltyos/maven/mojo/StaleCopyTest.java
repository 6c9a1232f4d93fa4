package org.saltyos.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the plugin that are the same, or not. */
class StaleCopyTest {
    @TempDir
    Path directory;

    @Test
    void onlyAnotherPluginIsToldOf() throws Exception {
        Path running = Files.writeString(directory.resolve("running.jar"), "one");
        Path same = Files.writeString(directory.resolve("same.jar"), "one");
        Path newer = Files.writeString(directory.resolve("newer.jar"), "two");
        assertThat(StaleCopy.of(running, same)).isEmpty();
        assertThat(StaleCopy.of(running, directory.resolve("none.jar"))).isEmpty();
        assertThat(StaleCopy.of(directory, newer)).isEmpty();
        assertThat(StaleCopy.of(running, newer)).get().asString().contains("Maven kept " + running);
    }
}
