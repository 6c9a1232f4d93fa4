package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which assembly files belong to an image, and in which order. */
class AssemblySourcesTest {
    @TempDir
    Path directory;

    @Test
    void findsOwnFilesFirstThenThoseOfDirectoriesAndJars() throws IOException {
        Path own = Files.createDirectories(directory.resolve("asm"));
        Files.writeString(own.resolve("b.S"), "");
        Files.writeString(own.resolve("a.S"), "");
        Files.writeString(own.resolve("kernel.ld"), "");
        Path classes = directory.resolve("classes");
        Files.createDirectories(classes.resolve(AssemblySources.FOLDER));
        Files.writeString(classes.resolve(AssemblySources.FOLDER).resolve("d.S"), "");
        Path jar = jar("library-1.0.jar", AssemblySources.FOLDER + "/start.S", "content of start");

        List<Path> found = AssemblySources.collect(own, List.of(jar, classes), directory.resolve("unpacked"));

        assertThat(found)
                .containsExactly(
                        own.resolve("a.S"),
                        own.resolve("b.S"),
                        directory.resolve("unpacked/library-1.0/start.S"),
                        classes.resolve(AssemblySources.FOLDER).resolve("d.S"));
        assertThat(found.get(2)).hasContent("content of start");
    }

    @Test
    void leavesOutOtherFilesAndFoldersOfJars() throws IOException {
        Path jar = jar("library.jar", AssemblySources.FOLDER + "/../../../escape.S", "");
        Path other = jar("other.jar", AssemblySources.FOLDER + "/deeper/x.S", "");
        Path text = jar("text.jar", AssemblySources.FOLDER + "/readme.txt", "");
        Path unpacked = directory.resolve("unpacked");
        assertThat(AssemblySources.collect(directory.resolve("absent"), List.of(jar, other, text), unpacked))
                .isEmpty();
        assertThat(directory.resolve("escape.S")).doesNotExist();
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return jar;
    }
}
