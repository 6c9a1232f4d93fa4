package org.saltyos.maven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.lang.Export;
import org.saltyos.maven.link.HostOutcome;
import org.saltyos.maven.link.HostProgram;
import org.saltyos.maven.llvm.LlvmLibrary;
import org.saltyos.maven.llvm.ObjectCompiler;
import org.saltyos.maven.llvm.Target;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.tool.HostTools;
import org.saltyos.maven.tool.ProcessResult;
import org.saltyos.maven.tool.ProcessRunner;

/**
 * Measures compiled Salty Java, all checks on, against the same algorithms in C from clang -O2 of the same LLVM.
 *
 * <p>Both are in one program and take turns; each counts with the fewest cycles of many rounds. Not run with the tests:
 * {@code mvn -Pbenchmark verify} runs it. Writes {@code compiler.json} into the folder that the system property
 * {@code saltyos.benchmark.directory} names, {@code target/benchmarks} by default: ratios, smaller is better.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CompilerBenchmark {
    private static final List<String> KERNELS = List.of("sum", "copy", "crc32", "qsort", "ring");
    private static final long[] RUNS = {2000, 8000, 150, 50, 100};
    private static final int TURNS = 25;
    private static final int ROUNDS = 4;
    private static final double GOAL_EACH = 1.3;
    private static final double GOAL_MEAN = 1.05;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void compareWithClang() throws IOException {
        HostProgram program = build();
        program.run(List.of(call("prepare")), LIMIT);
        double[] logarithms = new double[KERNELS.size()];
        List<Map<String, Object>> figures = new ArrayList<>();
        for (int kernel = 0; kernel < KERNELS.size(); kernel++) {
            List<HostProgram.Call> calls =
                    new ArrayList<>(List.of(call("prepare"), call("result", kernel, 0), call("result", kernel, 1)));
            for (int turn = 0; turn < TURNS; turn++) {
                calls.add(call("measure", kernel, turn & 1, RUNS[kernel], ROUNDS));
                calls.add(call("measure", kernel, 1 - (turn & 1), RUNS[kernel], ROUNDS));
            }
            List<Long> values = program.run(calls, LIMIT).stream()
                    .map(outcome -> ((HostOutcome.Value) outcome).bits())
                    .toList();
            assertThat(values.get(1)).as(KERNELS.get(kernel)).isEqualTo(values.get(2));
            double ratio = (double) best(values, 0) / best(values, 1);
            logarithms[kernel] = Math.log(ratio);
            figures.add(figure("compiler/" + KERNELS.get(kernel), ratio, GOAL_EACH));
        }
        double mean = Math.exp(Arrays.stream(logarithms).average().orElseThrow());
        figures.add(figure("compiler/geometric-mean", mean, GOAL_MEAN));
        Path target = Path.of(System.getProperty("saltyos.benchmark.directory", "target/benchmarks"));
        Files.createDirectories(target);
        String json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(figures);
        Files.writeString(target.resolve("compiler.json"), json + "\n");
        figures.forEach(figure -> System.out.println(figure.get("name") + " " + figure.get("value")));
    }

    /** Languages take turns in going first: 0 is Java. */
    private static long best(List<Long> values, int language) {
        long best = Long.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            int first = turn & 1;
            best = Math.min(best, values.get(3 + 2 * turn + (language == first ? 0 : 1)));
        }
        return best;
    }

    private static Map<String, Object> figure(String name, double value, double goal) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("name", name);
        figure.put("value", Math.round(value * 1000) / 1000.0);
        figure.put("unit", "ratio to clang -O2");
        figure.put("goal", goal);
        figure.put("peer", 1.0);
        return figure;
    }

    private HostProgram build() throws IOException {
        LlvmLibrary.load(HostTools.tools().libraries());
        Path classes = directory.resolve("classes/org/saltyos/maven/benchmark");
        Files.createDirectories(classes);
        for (String name : List.of("Kernels.class", "Kernels$Ring.class")) {
            try (InputStream content = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
                Files.copy(content, classes.resolve(name));
            }
        }
        Path language = Path.of(
                Export.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Lowered lowered = Lowering.lower(new LoweringRequest(
                "kernels", List.of(directory.resolve("classes"), language), List.of(), "host", List.of()));
        assertThat(lowered.diagnostics()).isEmpty();
        Path java = Files.write(
                directory.resolve("java.o"),
                new ObjectCompiler(Target.HOST)
                        .compile(lowered.module().orElseThrow())
                        .object());
        return HostProgram.build(
                HostTools.tools(),
                List.of(java, compileC()),
                List.of("prepare", "result", "measure"),
                directory.resolve("host"));
    }

    private Path compileC() throws IOException {
        Path source = directory.resolve("kernels.c");
        try (InputStream content = Objects.requireNonNull(getClass().getResourceAsStream("kernels.c"))) {
            Files.copy(content, source);
        }
        Path object = directory.resolve("c.o");
        ProcessResult result = new ProcessRunner(directory, Duration.ofMinutes(1))
                .run(List.of(
                        HostTools.tools().program("clang").toString(),
                        "--target=x86_64-unknown-linux-gnu",
                        "-O2",
                        "-march=x86-64-v2",
                        "-fno-pic",
                        "-Wall",
                        "-c",
                        "-o",
                        object.toString(),
                        source.toString()));
        assertThat(result.errors()).isEmpty();
        return object;
    }

    private static HostProgram.Call call(String entry, long... arguments) {
        return new HostProgram.Call(entry, Arrays.stream(arguments).boxed().toList());
    }
}
