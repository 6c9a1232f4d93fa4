package org.saltyos.maven.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfBuilder;

/** Bundles survive the way through a file unchanged; broken files end in a located error. */
class BundleTest {
    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsRead() {
        Path zip = directory.resolve("deep/echo.zip");
        bundle(Optional.of(manifest())).write(zip);
        Bundle read = Bundle.read(zip);
        assertThat(read.image()).isEqualTo(elf());
        assertThat(read.manifest()).contains(manifest());
        assertThat(read.lines()).containsExactly(1, 2, 3);
        assertThat(read.facts()).isEqualTo("{\"stack\":64}".getBytes(StandardCharsets.US_ASCII));
        assertThat(read.elf().entry()).isEqualTo(0x400000);
    }

    @Test
    void aKernelHasNoManifest() {
        Path zip = directory.resolve("kernel.zip");
        bundle(Optional.empty()).write(zip);
        assertThat(Bundle.read(zip).manifest()).isEmpty();
    }

    @Test
    void equalBundlesGiveEqualBytes() throws IOException {
        bundle(Optional.of(manifest())).write(directory.resolve("a.zip"));
        bundle(Optional.of(new java.util.LinkedHashMap<>(manifest()))).write(directory.resolve("b.zip"));
        assertThat(directory.resolve("a.zip")).hasSameBinaryContentAs(directory.resolve("b.zip"));
        try (var left = Files.list(directory)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void aBundleThatIsMissingOrNoBundleIsNamed() throws IOException {
        assertFails(directory.resolve("none.zip"), "does not exist");
        assertFails(Files.writeString(directory.resolve("text.zip"), "hello"), "is not a bundle");
        assertFails(zip("half.zip", Map.of("image.elf", "x")), "it has no lines.bin");
        assertFails(
                zip(
                        "json.zip",
                        Map.of("image.elf", "x", "lines.bin", "", "facts.json", "{}", "manifest.json", "{\"a\":")),
                "manifest that is not JSON");
        assertFails(
                zip("list.zip", Map.of("image.elf", "x", "lines.bin", "", "facts.json", "{}", "manifest.json", "[1]")),
                "manifest that is not JSON");
    }

    @Test
    void noDamageIsWorseThanAnError() throws IOException {
        Path zip = directory.resolve("echo.zip");
        bundle(Optional.of(manifest())).write(zip);
        byte[] whole = Files.readAllBytes(zip);
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(zip, damaged);
            try {
                Bundle.read(zip).elf();
            } catch (UserError e) {
                assertThat(e).hasMessageContaining("echo.zip");
            }
        }
    }

    private void assertFails(Path zip, String message) {
        assertThatThrownBy(() -> Bundle.read(zip))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(zip.toString())
                .hasMessageContaining(message);
    }

    private Path zip(String name, Map<String, String> entries) throws IOException {
        Path file = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }

    private static Map<String, Object> manifest() {
        return Map.of("name", "echo", "needs", List.of("console"), "budgetMicros", 500);
    }

    private static byte[] elf() {
        return new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, 5, new byte[64], 64)
                .build();
    }

    private static Bundle bundle(Optional<Map<String, Object>> manifest) {
        byte[] facts = "{\"stack\":64}".getBytes(StandardCharsets.US_ASCII);
        return new Bundle("echo", elf(), manifest, new byte[] {1, 2, 3}, facts);
    }
}
