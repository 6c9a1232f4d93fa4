package org.saltyos.maven.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacking the LLVM programs, also when builds race. */
class LlvmToolsTest {
    @TempDir
    Path directory;

    @Test
    void unpacksALinkerThatRuns() {
        ProcessRunner runner = new ProcessRunner(directory, Duration.ofSeconds(30));
        Path linker = HostTools.tools().program("lld");
        assertThat(runner.run(List.of(linker.toString(), "-flavor", "gnu", "--version"))
                        .output())
                .startsWith("LLD 20.1");
    }

    @Test
    void namesWhatTheArtifactLacks() throws IOException {
        LlvmTools tools = new LlvmTools(HostTools.platform(), new LlvmFiles(jar(), jar(), directory));
        assertThatThrownBy(() -> tools.program("no-such-tool"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot unpack no-such-tool");
    }

    @Test
    void racingBuildsAllGetTheWholeFile() throws Exception {
        Path jar = jar();
        Path target = directory.resolve("cache");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Path> extract = () -> new NativeArchive(jar, "in/", target).extract("big", "big", true);
            List<Future<Path>> results = threads.invokeAll(java.util.Collections.nCopies(16, extract));
            for (Future<Path> result : results) {
                assertThat(result.get()).hasSize(3_000_000).isExecutable();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> left = Files.list(target)) {
            assertThat(left).containsExactly(target.resolve("big"));
        }
    }

    @Test
    void replacesAFileThatIsCutShort() throws IOException {
        NativeArchive archive = new NativeArchive(jar(), "in/", directory);
        Files.write(directory.resolve("big"), new byte[17]);
        assertThat(archive.extract("big", "big", false)).hasSize(3_000_000);
    }

    private Path jar() throws IOException {
        Path jar = directory.resolve("some.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("in/big"));
            zip.write(new byte[3_000_000]);
            zip.closeEntry();
        }
        return jar;
    }
}
