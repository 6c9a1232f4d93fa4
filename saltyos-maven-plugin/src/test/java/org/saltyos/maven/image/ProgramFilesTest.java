package org.saltyos.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfBuilder;
import org.saltyos.maven.system.PlannedProgram;
import org.saltyos.maven.system.ProgramManifest;

/** Programs and initial files as the boot archive has them. */
class ProgramFilesTest {
    @TempDir
    Path directory;

    private static PlannedProgram program(List<String> links, List<String> needs) {
        byte[] elf = new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, 5, new byte[100], 100)
                .build();
        ProgramManifest manifest =
                new ProgramManifest(SourceLocation.file("Sh.java"), "sh", links, needs, 10_000, 0, true);
        return new PlannedProgram(
                manifest, new Bundle("sh.zip", elf, Optional.of(Map.of()), new byte[] {1, 2}, new byte[0]));
    }

    @Test
    void theHeaderPageTellsWhatTheManifestDeclares() {
        byte[] image = ProgramFiles.of(program(List.of(), List.of("console", "kernel.servers")))
                .get(0)
                .content();
        ByteBuffer header = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getLong(ImageHeader.STACK_BYTES)).isEqualTo(3 * 4096);
        assertThat(header.getInt(ImageHeader.FLAGS)).isEqualTo(BootFormat.SERVER_FLOATING_POINT);
        int offset = header.getInt(ImageHeader.NEEDS_OFFSET);
        int length = header.getInt(ImageHeader.NEEDS_LENGTH);
        assertThat(new String(image, offset, length, StandardCharsets.US_ASCII)).isEqualTo("console\0kernel.servers\0");
    }

    @Test
    void linksLeadToTheProgram() {
        List<NamedFile> files = ProgramFiles.of(program(List.of("dash"), List.of()));
        assertThat(files).extracting(NamedFile::name).containsExactly("bin/sh", "bin/dash", "lines/sh");
        assertThat(files.get(0).mode()).isEqualTo(0100755);
        assertThat(files.get(1).mode()).isEqualTo(0120777);
        assertThat(files.get(1).content()).isEqualTo("sh".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void tooManyNeedsAreLocated() {
        List<String> needs = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            needs.add("service" + i);
        }
        assertThatThrownBy(() -> ProgramFiles.of(program(List.of(), needs)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Sh.java")
                .hasMessageContaining("program sh: needs:");
    }

    @Test
    void initialFilesComeInTheOrderOfTheirNames() throws IOException {
        Files.createDirectories(directory.resolve("etc/rc"));
        Files.writeString(directory.resolve("etc/motd"), "welcome\n");
        Path script = Files.writeString(directory.resolve("a.sh"), "echo\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        List<NamedFile> files = InitialFiles.in(directory);
        assertThat(files).extracting(NamedFile::name).containsExactly("a.sh", "etc", "etc/motd", "etc/rc");
        assertThat(files).extracting(NamedFile::mode).containsExactly(0100755, 0040755, 0100644, 0040755);
        try (CpioArchiveInputStream cpio =
                new CpioArchiveInputStream(new ByteArrayInputStream(CpioWriter.write(files)))) {
            for (NamedFile file : files) {
                CpioArchiveEntry entry = cpio.getNextEntry();
                assertThat(entry.getName()).isEqualTo(file.name());
                assertThat(entry.getMode()).isEqualTo(file.mode());
                assertThat(cpio.readAllBytes()).isEqualTo(file.content());
            }
        }
    }

    @Test
    void aMissingDirectoryIsReported() {
        assertThatThrownBy(() -> InitialFiles.in(directory.resolve("none")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is to hold the initial files, but is no directory");
    }
}
