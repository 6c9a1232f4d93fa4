package org.saltyos.maven.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.llvm.LlvmLibrary;
import org.saltyos.maven.llvm.ObjectCompiler;
import org.saltyos.maven.llvm.Target;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.tool.HostTools;
import org.saltyos.runtime.heap.Heap;

/** The start of a program on Linux, its collector as machine code, and what it says when it fails. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NativeProgramTest {
    private static final long HEAP = 32L << 20;
    private static final long STACK = 1L << 20;

    @TempDir
    static Path directory;

    private static Path program;

    private record Result(int code, String output, String errors) {}

    @BeforeAll
    static void build() throws Exception {
        LlvmLibrary.load(HostTools.tools().libraries());
        Path runtime = Path.of(
                Heap.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path classes = Files.createDirectories(directory.resolve("classes"));
        CaseCompiler.compile(CaseCompiler.sources("programs/static"), classes, List.of(runtime));
        List<Path> path = new ArrayList<>(List.of(classes, runtime));
        path.addAll(CaseCompiler.libraries());
        Lowered lowered = Lowering.lower(new LoweringRequest("static", path, List.of(), "host", NativeProgram.ROOTS));
        assertThat(lowered.diagnostics()).isEmpty();
        Path object = Files.write(
                directory.resolve("module.o"),
                new ObjectCompiler(Target.HOST)
                        .compile(lowered.module().orElseThrow())
                        .object());
        Path tables = Path.of(
                NativeProgramTest.class.getResource("/programs/static/tables.S").toURI());
        Path heap = directory.resolve("heap.S");
        try (var content = Heap.class.getResourceAsStream("/META-INF/saltyos/asm/x86_64/heap.S")) {
            Files.copy(content, heap);
        }
        program = directory.resolve("program");
        new NativeProgram(object, "salty_main", List.of(heap, tables), HEAP, STACK)
                .link(HostTools.tools(), directory.resolve("link"), program);
    }

    private static Result run(String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        File output = directory.resolve("output").toFile();
        File errors = directory.resolve("errors").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output).redirectError(errors);
        builder.environment().put("SALTYOS_HEAP", heap);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), text(output), text(errors));
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pv"})
    void theCollectorKeepsWhatStackAndStaticSlotsReach(String flags) throws Exception {
        assertThat(run(flags, "g")).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void theProgramSaysWhatTheHeapDid() throws Exception {
        assertThat(run("t", "g").errors()).matches("collections \\d+, ticks \\d+, longest .*\n");
    }

    @Test
    void outputKeepsItsOrderAndTheExitCodeArrives() throws Exception {
        assertThat(run("", "-")).isEqualTo(new Result(3, "out late", "error\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "i, array index out of bounds at StaticProgram.java:29 (salty_main)",
        "d, division by zero at StaticProgram.java:30 (salty_main)",
        "r, stack overflow at StaticProgram.java:44 (StaticProgram.deep)",
        "w, null or wild address 0x10 at StaticProgram.java:32 (salty_main)",
    })
    void aPanicSaysWhatAndWhere(String argument, String text) throws Exception {
        assertThat(run("", argument)).isEqualTo(new Result(70, "", "SaltyOS panic: " + text + "\n"));
    }
}
