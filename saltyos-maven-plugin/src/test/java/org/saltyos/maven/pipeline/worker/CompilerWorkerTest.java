package org.saltyos.maven.pipeline.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.link.HostOutcome;
import org.saltyos.maven.link.HostProgram;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.tool.HostTools;

/** The compiler in its own process: results, mistakes, and every way in which that process can fail. */
class CompilerWorkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private CompilerWorker worker = worker(LIMIT, HostTools.classPath());

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void compilesAClassThatRuns() throws IOException {
        LowerResult result = worker.lower(
                job("final class Adder { static int add(int a, int b) { return a + b; } }", "Adder.add(II)I"));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.methods()).isEqualTo(1);
        assertThat(directory.resolve("out")).isDirectoryContaining("glob:**/frames.json");
        HostProgram program = HostProgram.build(
                HostTools.tools(),
                List.of(directory.resolve("out/module.o")),
                List.of("Adder.add(II)I"),
                directory.resolve("host"));
        assertThat(program.run(List.of(new HostProgram.Call("Adder.add(II)I", List.of(40L, 2L))), LIMIT))
                .containsExactly(new HostOutcome.Value(42));
    }

    @Test
    void bringsMistakesBackAndWritesNothing() throws IOException {
        LowerResult result = worker.lower(
                job("final class Boxer { static int box() { return new int[2].length; } }", "Boxer.box()I"));
        assertThat(result.succeeded()).isFalse();
        assertThat(result.diagnostics()).extracting(Diagnostic::code).contains(DiagnosticCode.SALT0401);
        assertThat(directory.resolve("out/module.o")).doesNotExist();
    }

    @Test
    void mistakesInAssemblyAreTheUsers() throws IOException {
        LowerResult result = worker.lower(job("""
                final class Wrong {
                    @org.saltyos.lang.Asm(code = "bogus %rax")
                    static void bogus() {}
                    @org.saltyos.lang.Unsafe(because = "this test wants to see the message about its assembly")
                    static int get() {
                        bogus();
                        return 1;
                    }
                }
                """, "Wrong.get()I"));
        assertThat(result.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0806);
            assertThat(d.location())
                    .isEqualTo(
                            new SourceLocation(directory.resolve("Wrong.java").toString(), 6));
        });
        assertThat(directory.resolve("out/module.o")).doesNotExist();
    }

    @Test
    void survivesSeveralJobsAndPrintingInitialisers() throws IOException {
        for (int i = 0; i < 3; i++) {
            LowerResult result = worker.lower(job(
                    "final class Loud { static final int X = say(); static int say() { System.out.println(\"{}\");"
                            + " return 7; } static int get() { return X; } }",
                    "Loud.get()I"));
            assertThat(result.methods()).isBetween(0, 2);
        }
    }

    @Test
    void aWorkerThatDiesIsACompilerBug() throws IOException {
        worker = worker(LIMIT, List.of(directory));
        LowerJob job = job("final class A { static int get() { return 1; } }", "A.get()I");
        assertThatThrownBy(() -> worker.lower(job))
                .isInstanceOf(CompilerBug.class)
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("WorkerMain");
    }

    @Test
    void anInitialiserThatNeverEndsIsTheUsersError() throws IOException {
        worker = worker(Duration.ofSeconds(5), HostTools.classPath());
        LowerJob job = job(
                "final class Endless { static int x; static { while (x == 0) { } } static int get() { return x; } }",
                "Endless.get()I");
        assertThatThrownBy(() -> worker.lower(job))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("did not end within 5 s");
    }

    private static CompilerWorker worker(Duration limit, List<Path> classPath) {
        return new CompilerWorker(Path.of(System.getProperty("java.home")), classPath, HostTools.tools(), limit);
    }

    /** Compiles a source with javac and asks for one of its methods. */
    private LowerJob job(String source, String root) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        String name = source.replaceFirst("(?s).*?final class (\\w+).*", "$1");
        Path file = Files.writeString(directory.resolve(name + ".java"), source);
        int exit = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(
                        null,
                        null,
                        null,
                        "-g",
                        "--release",
                        "17",
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(exit).isZero();
        List<Path> path = new ArrayList<>(List.of(classes));
        try (Stream<Path> jars = HostTools.classPath().stream()) {
            jars.filter(p -> p.toString().contains("basalt") && !p.toString().contains("runtime"))
                    .forEach(path::add);
        }
        LoweringRequest request = new LoweringRequest(name, path, List.of(directory), "host", List.of(root));
        return new LowerJob(request, directory.resolve("out"), true);
    }
}
