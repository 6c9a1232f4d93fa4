package org.saltyos.maven.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.bundle.Bundle;
import org.saltyos.maven.elf.ElfBuilder;
import org.saltyos.maven.report.web.ImageModel.Call;
import org.saltyos.maven.report.web.ImageModel.Kind;
import org.saltyos.maven.report.web.ImageModel.Module;
import org.saltyos.maven.system.ManifestPlace;
import org.saltyos.maven.system.WholeSystem;

/** From the checked system to what the report shows. */
class ImageModelsTest {
    private static Bundle bundle(String name, Map<String, Object> values) {
        Map<String, Object> manifest = new HashMap<>(values);
        manifest.put("name", name);
        byte[] elf = new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, 5, new byte[100], 100)
                .build();
        return new Bundle(name + ".zip", elf, Optional.of(manifest), new byte[0], new byte[0]);
    }

    @Test
    void everyModuleHasItsRights() {
        Map<String, Object> reserved = Map.of(
                "needs",
                List.of("console", "kernel.exchange"),
                "provides",
                List.of("files"),
                "memory",
                5_000,
                "restart",
                "ON_FAULT");
        WholeSystem system = WholeSystem.check(
                List.of(
                        bundle("init", Map.of()),
                        bundle(
                                "console",
                                Map.of("provides", List.of("console"), "ports", List.of("0x60"), "irqs", List.of(1))),
                        bundle("vfs", reserved),
                        bundle("procmgr", Map.of("provides", List.of("processes"), "delegates", List.of("files")))),
                List.of(bundle("sh", Map.of(ManifestPlace.KIND, ManifestPlace.PROGRAM))),
                64 << 20,
                Map.of());
        ImageModel image = ImageModels.of("x", 7, "hash", List.of(), bundle("kernel", Map.of()), system);
        assertThat(image.modules())
                .extracting(module -> module.kind() + " " + module.name())
                .containsExactly(
                        "KERNEL kernel", "INIT init", "SERVER console", "SERVER vfs", "SERVER procmgr", "PROGRAM sh");
        Module vfs = image.modules().get(3);
        assertThat(vfs.rights().calls()).containsExactly(new Call("console", "console", false));
        assertThat(vfs.rights().kernel()).containsExactly("exchange");
        assertThat(vfs.rights().untypedBytes()).isEqualTo(5_000);
        assertThat(vfs.restarts()).isTrue();
        assertThat(vfs.timing().orElseThrow().waitsFor()).isEqualTo("console (1000 us)");
        assertThat(image.modules().get(2).rights().ports()).containsExactly("0x60-0x60");
        assertThat(image.modules().get(4).rights().calls()).containsExactly(new Call("files", "vfs", true));
        assertThat(image.modules(Kind.PROGRAM).get(0).rights().calls())
                .containsExactly(new Call("processes", "procmgr", false), new Call("files", "vfs", false));
        assertThat(image.memory()).extracting(ImageModel.Area::owner).contains("kernel", "vfs");
        assertThat(image.memoryBytes()).isEqualTo(64 << 20);
    }
}
