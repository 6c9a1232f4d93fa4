package org.saltyos.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.abi.boot.ArchiveHeader;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfBuilder;
import org.saltyos.maven.system.SystemPlan;

/** A whole image: what it contains, that it is the same wherever it is built, and that failure leaves no files. */
class ImageComposerTest {
    @TempDir
    Path directory;

    @Test
    void theArchiveHoldsEveryPartWhereItsHeaderSays() throws Exception {
        compose("a", kernel());
        byte[] archive = Files.readAllBytes(directory.resolve("a/archive.bin"));
        ByteBuffer header = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getLong(ArchiveHeader.MAGIC)).isEqualTo(BootFormat.ARCHIVE_MAGIC);
        assertThat(header.getLong(ArchiveHeader.TOTAL_SIZE)).isEqualTo(archive.length);
        assertThat(archive.length % 4096).isZero();
        assertThat(part(header, ArchiveHeader.KERNEL_LINES_OFFSET, ArchiveHeader.KERNEL_LINES_SIZE))
                .isEqualTo(TinyKernel.module(77));
        assertThat(part(header, ArchiveHeader.INIT_LINES_OFFSET, ArchiveHeader.INIT_LINES_SIZE))
                .isEqualTo(TinyKernel.module(33));
        ByteBuffer init = ByteBuffer.wrap(part(header, ArchiveHeader.INIT_OFFSET, ArchiveHeader.INIT_SIZE))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(init.getLong(0)).isEqualTo(BootFormat.IMAGE_MAGIC);
        assertThat(names(part(header, ArchiveHeader.CPIO_OFFSET, ArchiveHeader.CPIO_SIZE)))
                .containsExactly("system.bin", "console.img", "console.lines", "echo.img", "echo.lines");
    }

    @Test
    void theIsoHoldsKernelArchiveAndAPatchedLoader() throws Exception {
        ComposedImage composed = compose("a", kernel());
        byte[] iso = Files.readAllBytes(directory.resolve("a/salty.iso"));
        IsoReader reader = new IsoReader(iso);
        assertThat(composed.isoSize()).isEqualTo(iso.length);
        assertThat(composed.isoSha256()).hasSize(64);
        assertThat(reader.files().get("ARCHIVE.BIN;1"))
                .isEqualTo(Files.readAllBytes(directory.resolve("a/archive.bin")));
        ByteBuffer loader = ByteBuffer.wrap(reader.bootImage()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(loader.getInt(16)).isEqualTo(reader.firstSector("KERNEL.BIN;1"));
        assertThat(loader.getInt(28)).isEqualTo(reader.firstSector("ARCHIVE.BIN;1"));
        assertThat(Files.readString(directory.resolve("a/memory-map.txt")))
                .contains("kernel, from the medium", "console.img");
    }

    @Test
    void theSameInputsGiveTheSameBytesInAnotherFolder() throws Exception {
        compose("a", kernel());
        compose("some/other/folder", kernel());
        for (String file : List.of("salty.iso", "archive.bin", "kernel.elf", "memory-map.txt")) {
            assertThat(directory.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(
                            directory.resolve("some/other/folder").resolve(file));
        }
    }

    @Test
    void aBrokenKernelLeavesNoFiles() throws Exception {
        byte[] whole = kernel();
        assertThatThrownBy(() -> compose("a", Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SALT3001")
                .hasMessageContaining("kernel.zip");
        byte[] unbootable = new ElfBuilder()
                .entry(0x200000)
                .load(0x200000, 5, new byte[10], 10)
                .build();
        assertThatThrownBy(() -> compose("a", unbootable)).hasMessageContaining("has no PVH entry");
        byte[] high = new ElfBuilder()
                .load(1L << 40, 5, new byte[10], 10)
                .pvhEntry(1L << 40)
                .build();
        assertThatThrownBy(() -> compose("a", high)).hasMessageContaining("SALT3003");
        byte[] large = new ElfBuilder()
                .load(0x200000, 5, new byte[10], (1L << 30) - 0x200000)
                .pvhEntry(0x200000)
                .build();
        assertThatThrownBy(() -> compose("a", large))
                .hasMessageContaining("SALT3003")
                .hasMessageContaining("must end below 1 GiB");
        try (Stream<Path> left = Files.walk(directory.resolve("a"))) {
            assertThat(left.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(directory.resolve("a/loader"))))
                    .isEmpty();
        }
    }

    @Test
    void theCommandLineMustFit() throws Exception {
        byte[] kernel = kernel();
        assertThatThrownBy(() -> compose("a", kernel, "x".repeat(256))).hasMessageContaining("at most 255");
        assertThatThrownBy(() -> compose("a", kernel, "t\u00e4st")).hasMessageContaining("printable ASCII");
    }

    private byte[] kernel() throws IOException {
        return Files.readAllBytes(TinyKernel.build(Files.createTempDirectory(directory, "kernel")));
    }

    private ComposedImage compose(String folder, byte[] kernel) throws IOException {
        return compose(folder, kernel, "");
    }

    private ComposedImage compose(String folder, byte[] kernel, String commandLine) throws IOException {
        Path to = Files.createDirectories(directory.resolve(folder));
        SystemPlan plan = SystemPlan.of(List.of(
                server("init", Map.of("name", "init"), 33),
                server("echo", Map.of("name", "echo", "provides", List.of("echo"), "needs", List.of("console")), 2),
                server("console", Map.of("name", "console", "provides", List.of("console")), 3)));
        Bundle bundle =
                new Bundle("kernel.zip", kernel, Optional.empty(), TinyKernel.module(77), new byte[] {'{', '}'});
        return new ImageComposer(TinyKernel.loader(to))
                .compose(new ImageRequest(
                        bundle,
                        plan,
                        List.of(),
                        List.of(),
                        commandLine,
                        "SALTY",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        to.resolve("salty.iso"),
                        to.resolve("kernel.elf"),
                        to.resolve("archive.bin"),
                        to.resolve("memory-map.txt")));
    }

    private static Bundle server(String name, Map<String, Object> manifest, int seed) {
        byte[] elf = new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, 5, TinyKernel.module(100 + seed), 100 + seed)
                .build();
        return new Bundle(name + ".zip", elf, Optional.of(manifest), TinyKernel.module(seed), new byte[] {'{', '}'});
    }

    private static byte[] part(ByteBuffer archive, int offsetField, int sizeField) {
        int offset = (int) archive.getLong(offsetField);
        assertThat(offset % 4096).isZero();
        return Arrays.copyOfRange(archive.array(), offset, offset + (int) archive.getLong(sizeField));
    }

    private static List<String> names(byte[] cpio) throws IOException {
        List<String> names = new ArrayList<>();
        try (CpioArchiveInputStream in = new CpioArchiveInputStream(new ByteArrayInputStream(cpio))) {
            for (CpioArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getTime()).isZero();
                names.add(entry.getName());
            }
        }
        return names;
    }
}
