package org.saltyos.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.qemu.BootMedium;

/** Which files a test boots, and what it says when they are missing. */
class ImagesTest {
    @TempDir
    Path target;

    @Test
    void theOnlyImageNeedsNoName() throws IOException {
        image("one");
        Path files = target.resolve("saltyos/one");
        assertThat(new Images(target).medium("", Boot.PVH, "x"))
                .isEqualTo(new BootMedium.Pvh(files.resolve("kernel.elf"), files.resolve("archive.bin"), "x"));
        assertThat(new Images(target).medium("", Boot.ISO, ""))
                .isEqualTo(new BootMedium.Iso(target.resolve("one.iso")));
    }

    @Test
    void severalImagesNeedAName() throws IOException {
        image("one");
        image("two");
        assertThatThrownBy(() -> new Images(target).medium("", Boot.PVH, ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("one, two");
        assertThat(new Images(target).medium("two", Boot.ISO, ""))
                .isEqualTo(new BootMedium.Iso(target.resolve("two.iso")));
    }

    @Test
    void aMissingImageNamesTheCommandThatMakesIt() {
        assertThatThrownBy(() -> new Images(target).medium("", Boot.PVH, ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mvn package");
        assertThatThrownBy(() -> new Images(target).medium("gone", Boot.ISO, ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("gone.iso");
    }

    @Test
    void anIsoTakesNoCommandLine() throws IOException {
        image("one");
        assertThatThrownBy(() -> new Images(target).medium("one", Boot.ISO, "tests"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("which has its own");
    }

    private void image(String name) throws IOException {
        Path files = Files.createDirectories(target.resolve("saltyos").resolve(name));
        Files.createFile(files.resolve("kernel.elf"));
        Files.createFile(files.resolve("archive.bin"));
        Files.createFile(target.resolve(name + ".iso"));
    }
}
