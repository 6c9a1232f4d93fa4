package org.saltyos.maven.generator;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.saltyos.maven.pipeline.NativeStep;
import org.saltyos.maven.pipeline.Progress;
import org.saltyos.maven.pipeline.worker.CompilerWorker;
import org.saltyos.maven.tool.HostTools;

/** Compiles the programs of a folder to one Linux program, as the goal {@code native} does, and runs it. */
final class NativeRun {
    private static final long HEAP = 24L << 20;
    private static final long STACK = 8L << 20;

    private NativeRun() {}

    /** A compiler for many folders. */
    static CompilerWorker worker() {
        return new CompilerWorker(
                Path.of(System.getProperty("java.home")), classPath(), HostTools.tools(), Duration.ofMinutes(5));
    }

    /** The output of the programs of a folder as machine code. */
    static String of(Path folder, CompilerWorker worker) throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path program = folder.resolve("program");
        new NativeStep(
                        ProgramCompiler.MAIN,
                        List.of(folder.resolve("classes")),
                        List.of(folder.resolve("src")),
                        HEAP,
                        STACK,
                        classPath(),
                        worker,
                        HostTools.tools(),
                        work,
                        program)
                .run(Progress.SILENT);
        return HotSpotRun.output(folder, List.of(program.toString()));
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .toList();
    }
}
