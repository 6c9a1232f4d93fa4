package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.worker.CompilerWorker;
import org.saltyos.maven.tool.HostTools;

/** Whole programs on HotSpot and as Linux programs: the same output, in the same order, and the same exit code. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NativeStepTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final int PANIC = 70;

    @TempDir
    static Path directory;

    private static Path classes;
    private static CompilerWorker worker;
    private static final Map<String, Path> PROGRAMS = new TreeMap<>();

    private record Result(int code, String output, String errors) {}

    @BeforeAll
    static void start() throws IOException {
        classes = Files.createDirectories(directory.resolve("classes"));
        CaseCompiler.compile(CaseCompiler.sources("programs/managed"), classes);
        worker = new CompilerWorker(
                Path.of(System.getProperty("java.home")),
                HostTools.classPath(),
                HostTools.tools(),
                Duration.ofSeconds(120));
    }

    @AfterAll
    static void end() {
        worker.close();
    }

    private static NativeStep step(String mainClass, List<Path> classPath) {
        Path work = directory.resolve("work").resolve(mainClass);
        return new NativeStep(
                mainClass,
                classPath,
                List.of(),
                16 * MEBIBYTE,
                MEBIBYTE,
                HostTools.classPath(),
                worker,
                HostTools.tools(),
                work,
                directory.resolve(mainClass + ".native"));
    }

    private static synchronized Path program(String mainClass) {
        return PROGRAMS.computeIfAbsent(mainClass, name -> {
            step(name, List.of(classes)).run(Progress.SILENT);
            return directory.resolve(name + ".native");
        });
    }

    private static Result run(String heap, List<String> command) throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        File errors = directory.resolve("errors").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output).redirectError(errors);
        builder.environment().put("SALTYOS_HEAP", heap);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), text(output), text(errors));
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }

    private static Result natively(String heap, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(mainClass).toString()));
        command.addAll(List.of(arguments));
        return run(heap, command);
    }

    private static Result onHotSpot(String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                classes.toString(),
                mainClass));
        command.addAll(List.of(arguments));
        return run("", command);
    }

    @ParameterizedTest
    @CsvSource({"Hello,''", "Hello,one", "Hello,one two", "Trees,''"})
    void aProgramDoesWhatItDoesOnHotSpot(String mainClass, String arguments) throws Exception {
        String[] list = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertThat(natively("", mainClass, list)).isEqualTo(onHotSpot(mainClass, list));
    }

    /** HotSpot has no room left for the handler in this program, and ends. */
    @Test
    void aProgramThatCatchesOutOfMemoryGoesOn() throws Exception {
        assertThat(natively("", "Full")).isEqualTo(new Result(0, "caught 3\ntoo large\n", ""));
    }

    @Test
    void outputAndErrorOutputKeepTheirOrder() throws Exception {
        Path both = directory.resolve("both");
        Process process = new ProcessBuilder(program("Hello").toString())
                .redirectErrorStream(true)
                .redirectOutput(both.toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(both)).startsWith("Grüße, to err: €\n世界 ");
    }

    @ParameterizedTest
    @CsvSource({"pv", "t"})
    void theCollectorIsWatchedWhileAProgramRuns(String flags) throws Exception {
        Result watched = natively(flags, "Trees");
        assertThat(watched.output()).isEqualTo(natively("", "Trees").output());
        assertThat(watched.code()).isZero();
        assertThat(watched.errors()).matches(flags.equals("t") ? "collections [1-9].*\n" : "");
    }

    @Test
    void anExceptionThatNobodyCatchesEndsTheProgram() throws Exception {
        Result result = natively("", "Thrower");
        Result expected = onHotSpot("Thrower");
        assertThat(result.code()).isEqualTo(PANIC);
        assertThat(result.output()).isEqualTo(expected.output());
        assertThat(result.errors().lines().findFirst())
                .isEqualTo(expected.errors().lines().findFirst());
        assertThat(result.errors())
                .contains("Caused by: java.lang.ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 0\n");
    }

    @Test
    void deepRecursionIsToldFromAWildAddress() throws Exception {
        Result result = natively("", "Deep");
        assertThat(result.code()).isEqualTo(PANIC);
        assertThat(result.output()).isEqualTo("start\n");
        assertThat(result.errors()).startsWith("SaltyOS panic: stack overflow at Deep.java:6 (Deep.down");
    }

    @Test
    void aProgramIsMadeAgainOnlyWhenSomethingChanged() throws IOException {
        program("Hello");
        List<String> events = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void stage(String title, String detail) {
                events.add(title + " " + detail);
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {
                events.add(diagnostic.render());
            }

            @Override
            public void detail(String text) {}
        };
        step("Hello", List.of(classes)).run(progress);
        assertThat(events).singleElement().asString().endsWith(": up to date");
        events.clear();
        Files.delete(program("Hello"));
        step("Hello", List.of(classes)).run(progress);
        assertThat(events).hasSize(2).last().asString().matches("Native .*Hello.native, [0-9.]+ [KM]iB, .* s");
    }

    @Test
    void whatCannotBeStartedIsExplained() {
        assertFails(
                step("Missing", List.of(classes)), "SALT9001", "class Missing is not on the class path", "Deep, or");
        assertFails(step("", List.of(classes)), "SALT9001", "saltyos.mainClass is not set", "class path: " + classes);
        assertFails(step("NoMain", List.of(classes)), "SALT1305", "has no public static void main(String[])");
        assertFails(
                step("Hello", List.of(directory.resolve("nowhere"))),
                "SALT9001",
                "saltyos.classpath names a file that does not exist");
    }

    private static void assertFails(NativeStep step, String... texts) {
        assertThatThrownBy(() -> step.run(Progress.SILENT)).isInstanceOfSatisfying(UserError.class, error -> {
            String rendered = error.diagnostics().get(0).render();
            assertThat(rendered).contains(texts);
        });
    }
}
