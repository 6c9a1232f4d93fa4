package org.saltyos.maven.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saltyos.maven.pipeline.ProgramRunner;
import org.saltyos.maven.tool.HostTools;
import org.saltyos.maven.tool.ProcessRunner;

/**
 * What compiling costs, and what an allocation does: seconds to make a small and a large program, the most memory that the
 * compiler's process had in use, and the instructions on the way of a small object through the allocation that finds room.
 */
final class CompilationFigures {
    private static final String SMALL = "benchmarks.Start";
    private static final String LARGE = "benchmarks.Suite";
    private static final String ALLOCATION = "benchmarks.Allocation";
    private static final Pattern MAKE = Pattern.compile("<(benchmarks\\.Allocation\\.make\\(II\\)[^>]*)>:");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double GOAL_SECONDS = 1;
    private static final double GOAL_MEMORY = 512;
    private static final double GOAL_INSTRUCTIONS = 12;
    private static final double NANOS = 1e9;

    private CompilationFigures() {}

    /** The rows of the report; smaller is better. */
    static List<Map<String, Object>> measure(Path directory) throws IOException {
        try (ProgramRunner runner = new ProgramRunner("programs/benchmarks", directory)) {
            double first = seconds(runner, SMALL);
            Files.delete(runner.program(SMALL));
            double small = seconds(runner, SMALL);
            double large = seconds(runner, LARGE);
            return List.of(
                    CompilerBenchmark.figure("compile/first-small-program", first, "s", null),
                    CompilerBenchmark.figure("compile/small-program", small, "s", GOAL_SECONDS),
                    CompilerBenchmark.figure("compile/large-program", large, "s", null),
                    CompilerBenchmark.figure("compile/memory", peakMebibytes(), "MiB", GOAL_MEMORY),
                    CompilerBenchmark.figure(
                            "program/allocation", allocation(runner, directory), "instructions", GOAL_INSTRUCTIONS));
        }
    }

    private static double seconds(ProgramRunner runner, String program) {
        long start = System.nanoTime();
        runner.program(program);
        return (System.nanoTime() - start) / NANOS;
    }

    /** The largest of the processes that this one started and that still run: the compiler is one of them. */
    private static double peakMebibytes() {
        return ProcessHandle.current()
                        .children()
                        .mapToLong(CompilationFigures::peakKibibytes)
                        .max()
                        .orElseThrow()
                / 1024.0;
    }

    private static long peakKibibytes(ProcessHandle process) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
            return peak.find() ? Long.parseLong(peak.group(1)) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read how much memory the compiler used", e);
        }
    }

    /** Instructions from the first to the return: what lies behind it is for a heap without room. */
    private static double allocation(ProgramRunner runner, Path directory) {
        String text = new ProcessRunner(directory, Duration.ofMinutes(1))
                .run(List.of(
                        HostTools.tools().program("llvm-objdump").toString(),
                        "--disassemble",
                        "--no-show-raw-insn",
                        "--no-leading-addr",
                        runner.program(ALLOCATION).toString()))
                .output();
        Matcher method = MAKE.matcher(text);
        if (!method.find()) {
            throw new IllegalStateException("no machine code of the method that allocates");
        }
        return text.substring(method.end())
                        .lines()
                        .skip(1)
                        .takeWhile(line -> !line.isBlank() && !line.strip().startsWith("ret"))
                        .count()
                + 1;
    }
}
