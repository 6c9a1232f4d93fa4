package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;

/** Class files that lie: the compiler answers with diagnostics, whatever the bytes are. */
class HostileClassFileTest {
    private static final int MUTANTS = 300;
    private static final List<String> ROOTS = List.of(
            "differential.Control.dense(I)I",
            "differential.Control.loops(II)I",
            "differential.Control.manyArguments(IJ)J",
            "differential.Control.throwing(I)I");

    @TempDir
    static Path directory;

    private static byte[] original;

    @BeforeAll
    static void compile() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("original"));
        List<Path> sources = CaseCompiler.sources("differential").stream()
                .filter(s -> s.endsWith("Control.java"))
                .toList();
        CaseCompiler.compile(sources, classes);
        original = Files.readAllBytes(classes.resolve("differential/Control.class"));
    }

    @Test
    void theOriginalIsAccepted() throws IOException {
        assertThat(lower(original, "good").diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8, 9, 10, 50, 500, 1500})
    void truncatedFilesAreRejected(int length) throws IOException {
        Lowered lowered = lower(java.util.Arrays.copyOf(original, length), "truncated" + length);
        assertThat(lowered.module()).isEmpty();
        assertThat(lowered.diagnostics()).extracting("code").contains(DiagnosticCode.SALT0101);
    }

    @Test
    void aClassFileOfANewerJavaIsRejected() throws IOException {
        byte[] newer = original.clone();
        newer[7] = 65; // the low byte of the major version (JVMS 4.1): Java 21
        assertThat(lower(newer, "newer").diagnostics()).extracting("code").contains(DiagnosticCode.SALT0102);
    }

    @Test
    void aClassUnderAnotherNameIsRejected() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("renamed/differential"));
        Files.write(classes.resolve("Other.class"), original);
        Lowered lowered = Lowering.lower(
                new LoweringRequest("renamed", List.of(classes.getParent()), List.of(), "server", ROOTS));
        assertThat(lowered.diagnostics()).extracting("code").containsExactly(DiagnosticCode.SALT0101);
    }

    /** Found by fuzzing: it was a NullPointerException of the compiler. */
    @Test
    void aClassWithoutANameIsRejected() throws IOException {
        byte[] nameless = original.clone();
        int thisClass =
                new org.objectweb.asm.ClassReader(original).header + 2; // this_class follows access_flags (JVMS 4.1)
        nameless[thisClass] = 0;
        nameless[thisClass + 1] = 0;
        assertThat(lower(nameless, "nameless").diagnostics()).anySatisfy(d -> {
            assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0101);
            assertThat(d.message()).contains("contains a class without a name");
        });
    }

    @Test
    void mutatedFilesNeverCrashTheCompiler() {
        Random random = new Random(20261122);
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            byte[] bytes = original.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
            }
            String name = "mutant" + mutant;
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatCode(() -> lower(bytes, name)).as(name).doesNotThrowAnyException(),
                    name);
        }
    }

    /** Found by fuzzing: it kept the compiler busy for ever. */
    @Test
    void aCircleOfSuperclassesIsRejected() throws IOException {
        org.objectweb.asm.ClassReader reader = new org.objectweb.asm.ClassReader(original);
        org.objectweb.asm.tree.ClassNode node = new org.objectweb.asm.tree.ClassNode();
        reader.accept(node, 0);
        node.superName = node.name;
        org.objectweb.asm.ClassWriter writer = new org.objectweb.asm.ClassWriter(0);
        node.accept(writer);
        Lowered lowered = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> lower(writer.toByteArray(), "circle"));
        assertThat(lowered.diagnostics()).anySatisfy(d -> {
            assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0101);
            assertThat(d.message()).contains("is its own superclass");
        });
    }

    private static Lowered lower(byte[] bytes, String name) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(name).resolve("differential"));
        Files.write(classes.resolve("Control.class"), bytes);
        List<Path> path = new ArrayList<>(List.of(classes.getParent()));
        path.addAll(CaseCompiler.libraries());
        return Lowering.lower(new LoweringRequest(name, path, List.of(), "server", ROOTS));
    }
}
