package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The sources built again in another folder give the same bytes, and built once more they are left alone. */
class ReproducibleBuildIT {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void theIsoDoesNotDependOnTheFolder() throws Exception {
        Path copy = directory.resolve("another folder");
        copyTree(MavenBuild.property("saltyos.test.root"), copy);
        MavenBuild.Result first = build(copy);
        assertThat(first.exitCode()).as(first.output()).isZero();
        Path iso = Path.of("it", "target", "saltyos.iso");
        assertThat(copy.resolve(iso))
                .hasSameBinaryContentAs(MavenBuild.property("saltyos.test.root").resolve(iso));

        MavenBuild.Result second = build(copy);
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(second.output()).containsPattern("Lowering +Up to date");
        assertThat(second.output()).containsPattern("Linking +Up to date");
        assertThat(second.output()).containsPattern("Image .*saltyos.iso +Up to date");
        assertThat(second.output()).doesNotContainPattern("Lowering +\\d");
        assertThat(second.output()).doesNotContainPattern("Linking +server");
    }

    /** Modules side by side, which must not change a byte either. */
    private static MavenBuild.Result build(Path copy) throws IOException, InterruptedException {
        return MavenBuild.offline(copy).run("package", "-T2", "-Dsaltyos.quick", "-Dmaven.test.skip=true");
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
