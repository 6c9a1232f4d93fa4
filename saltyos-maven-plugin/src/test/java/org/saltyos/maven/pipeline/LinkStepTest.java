package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.link.Assembler;
import org.saltyos.maven.link.AssemblyJob;
import org.saltyos.maven.link.FrameFile;
import org.saltyos.maven.tool.HostTools;

/** Linking happens again when something that it reads has changed, and only then. */
class LinkStepTest {
    private static final String START = """
            .include "answer.inc"
            .globl _start
        _start:
            movl $answer, %eax
            ud2
        """;

    @TempDir
    Path directory;

    private Path own;

    @BeforeEach
    void prepare() throws IOException {
        own = Files.createDirectories(directory.resolve("asm"));
        Path output = Files.createDirectories(directory.resolve("output"));
        Path empty = Files.writeString(directory.resolve("empty.S"), "\n");
        new Assembler(HostTools.tools())
                .assemble(new AssemblyJob(empty, output.resolve(LowerStep.OBJECT), List.of(), AssemblyJob.X86_64));
        FrameFile.write(output.resolve(LowerStep.FRAMES), new TreeMap<>());
        Files.writeString(output.resolve(LowerStep.OFFSETS), "");
        for (String facts : List.of(LowerStep.MANIFEST, LowerStep.UNSAFE, CodeUse.FILE)) {
            Files.writeString(output.resolve(facts), "{}");
        }
    }

    @Test
    void aChangedFileThatTheAssemblyIncludesIsSeen() throws IOException {
        Files.writeString(own.resolve("start.S"), START);
        answer(1);
        assertThat(link(List.of())).doesNotContain("Up to date");
        assertThat(link(List.of())).contains("Up to date");
        answer(2);
        assertThat(link(List.of())).doesNotContain("Up to date");
        assertThat(link(List.of())).contains("Up to date");
    }

    @Test
    void theAssemblyOfALibraryBringsWhatItIncludes() throws IOException {
        Path jar = directory.resolve("library.jar");
        write(jar, ".set answer, 1\n");
        assertThat(link(List.of(jar))).doesNotContain("Up to date");
        assertThat(link(List.of(jar))).contains("Up to date");
        write(jar, ".set answer, 2\n");
        assertThat(link(List.of(jar))).doesNotContain("Up to date");
    }

    private void answer(int value) throws IOException {
        Files.writeString(own.resolve("answer.inc"), ".set answer, " + value + "\n");
    }

    private static void write(Path jar, String included) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            entry(zip, "start.S", START);
            entry(zip, "answer.inc", included);
        }
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(AssemblySources.FOLDER + "/" + name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Runs the step; what it told. */
    private List<String> link(List<Path> classPath) {
        List<String> told = new ArrayList<>();
        Path output = directory.resolve("output");
        List<Path> assembly = AssemblySources.collect(own, classPath, output.resolve("asm"));
        LinkStep step = new LinkStep(
                "test",
                assembly,
                Optional.empty(),
                4096,
                List.of(),
                HostTools.tools(),
                output,
                directory.resolve("bundle.zip"));
        step.run(new Progress() {
            @Override
            public void stage(String title, String detail) {
                told.add(detail);
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {
                told.add(diagnostic.toString());
            }

            @Override
            public void detail(String text) {
                told.add(text);
            }
        });
        return told;
    }
}
