package org.saltyos.maven.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;

/** Where memory goes. */
class MemoryPlanTest {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    private static Manifest manifest(String name, long memory) {
        Optional<Manifest> manifest = ManifestReader.read(
                Map.of("name", name, "memory", memory), SourceLocation.file("x"), new Diagnostics());
        return manifest.orElseThrow();
    }

    @Test
    void blocksLieAtMultiplesOfTheirSize() {
        MemoryPlan plan = MemoryPlan.of(
                List.of(manifest("a", 3 * MIB), manifest("b", 0), manifest("c", 100)), List.of(20 * KIB, MIB, 8 * KIB));
        assertThat(plan.parts())
                .extracting(part -> part.owner() + " " + part.from() / KIB + " " + part.bytes() / KIB)
                .containsExactly(
                        "kernel 0 8192",
                        "a 8192 20",
                        "b 8212 1024",
                        "c 9236 8",
                        "c 9244 4",
                        " 9248 3040",
                        "a 12288 4096");
        assertThat(plan.bytes()).isEqualTo(16 * MIB);
    }

    @Test
    void sizesAreRoundedUpToPowersOfTwo() {
        assertThat(MemoryPlan.block(manifest("a", 0))).isZero();
        assertThat(MemoryPlan.block(manifest("a", 1))).isEqualTo(4 * KIB);
        assertThat(MemoryPlan.block(manifest("a", 4 * MIB))).isEqualTo(4 * MIB);
        assertThat(MemoryPlan.block(manifest("a", 4 * MIB + 1))).isEqualTo(8 * MIB);
    }
}
