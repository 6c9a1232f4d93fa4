package org.saltyos.maven.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.worker.CompilerWorker;
import org.saltyos.maven.tool.HostTools;

/** Compiles the programs of a test resource folder and runs them on HotSpot and as Linux programs. */
public final class ProgramRunner implements AutoCloseable {
    private static final long HEAP = 256 << 20;
    private static final long STACK = 8 << 20;
    private static final int LIMIT_SECONDS = 120;

    private final Path directory;
    private final Path classes;
    private final CompilerWorker worker;
    private byte[] input = {};

    /** How a program ended. */
    public record Result(int code, String output, String errors) {}

    /**
     * Compiles all programs of a folder with javac.
     *
     * @param folder of the test resources
     * @param directory for everything that is made
     */
    public ProgramRunner(String folder, Path directory) throws IOException {
        this.directory = directory;
        this.classes = Files.createDirectories(directory.resolve("classes"));
        CaseCompiler.compile(CaseCompiler.sources(folder), classes);
        worker = new CompilerWorker(
                Path.of(System.getProperty("java.home")),
                HostTools.classPath(),
                HostTools.tools(),
                Duration.ofSeconds(900));
    }

    /** The class files. */
    public Path classes() {
        return classes;
    }

    /** What programs that run from now on read from their standard input. */
    public void input(byte[] content) {
        input = content.clone();
    }

    /** Makes a program, or finds it made. */
    public Path program(String mainClass) {
        Path executable = directory.resolve(mainClass + ".native");
        new NativeStep(
                        mainClass,
                        List.of(classes),
                        List.of(),
                        HEAP,
                        STACK,
                        HostTools.classPath(),
                        worker,
                        HostTools.tools(),
                        directory.resolve("work").resolve(mainClass),
                        executable)
                .run(Progress.SILENT);
        return executable;
    }

    /** Runs a program natively; {@code heap} are letters of {@code SALTYOS_HEAP}. */
    public Result natively(String heap, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(mainClass).toString()));
        command.addAll(List.of(arguments));
        return run(heap, command);
    }

    /** Runs a program on HotSpot. */
    public Result onHotSpot(String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                classes.toString(),
                mainClass));
        command.addAll(List.of(arguments));
        return run("", command);
    }

    /** Nanoseconds from the start of a native program that was made to its end. */
    public long nanosOfRun(String mainClass) throws IOException, InterruptedException {
        List<String> command = List.of(directory.resolve(mainClass + ".native").toString());
        long start = System.nanoTime();
        run("", command);
        return System.nanoTime() - start;
    }

    private Result run(String heap, List<String> command) throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        File errors = directory.resolve("errors").toFile();
        Path typed = Files.write(directory.resolve("input"), input);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(typed.toFile())
                .redirectOutput(output)
                .redirectError(errors);
        builder.environment().put("SALTYOS_HEAP", heap);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end of " + command + " after " + LIMIT_SECONDS + " s");
        }
        return new Result(process.exitValue(), text(output), text(errors));
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        worker.close();
    }
}
