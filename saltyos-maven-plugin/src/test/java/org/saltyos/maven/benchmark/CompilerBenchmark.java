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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.lang.Export;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.elf.ElfSymbol;
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
    /**
     * A kernel.
     *
     * @param name its name in exported symbols and in the figures
     * @param runs how often it runs in one measurement: about a tenth of a millisecond
     * @param java the method that does the work, by the beginning of its symbol
     * @param c the function that does the work
     */
    private record Kernel(String name, long runs, String java, String c) {}

    private static final List<Kernel> KERNELS = List.of(
            new Kernel("sum", 200, "Kernels.sum([I)", "sum"),
            new Kernel("copy", 400, "Kernels.copy([B", "copy"),
            new Kernel("crc32", 10, "Kernels.crc32([B", "crc32"),
            new Kernel("qsort", 3, "Kernels.sort(", "sort"),
            new Kernel("ring", 10, "Kernels.ring(Lorg", "run_ring"),
            new Kernel("memcmp", 40, "ByteKernels.memcmp([B", "compare_memory"),
            new Kernel("sha256", 5, "ByteKernels.sha256([I", "sha256_blocks"),
            new Kernel("chacha20", 20, "ByteKernels.chacha20([I", "chacha20_block"),
            new Kernel("ipchecksum", 200, "ByteKernels.ipChecksum([B", "checksum"),
            new Kernel("header", 200, "ByteKernels.header([B", "parse_header"),
            new Kernel("utf8", 20, "ByteKernels.utf8([B", "decode_utf8"),
            new Kernel("base64", 20, "ByteKernels.base64([B", "encode_base64"),
            new Kernel("search", 5, "TableKernels.searchAll(", "search_all"),
            new Kernel("probe", 20, "TableKernels.probeAll(", "probe_all"),
            new Kernel("list", 100, "TableKernels.walk(Lorg", "walk_list"),
            new Kernel("pagewalk", 50, "TableKernels.pageWalk([J", "walk_pages"),
            new Kernel("capability", 50, "TableKernels.capability([J", "look_up"),
            new Kernel("bitmap", 50, "TableKernels.allocate(", "allocate"));

    private static final List<String> C_SOURCES = List.of("kernels.c", "bytes.c", "tables.c");
    private static final String PACKAGE = "org.saltyos.maven.benchmark.";
    private static final int TURNS = 300;
    private static final int ROUNDS = 10;
    private static final double GOAL_SIZE = 1.15;
    private static final double GOAL_EACH = 1.3;
    private static final double GOAL_MEAN = 1.05;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void compareWithClangAndHotSpot() throws IOException, InterruptedException {
        HostProgram program = build();
        List<ElfSymbol> symbols = ElfReader.read(program.executable()).symbols();
        List<Map<String, Object>> figures = new ArrayList<>();
        List<Map<String, Object>> sizes = new ArrayList<>();
        for (int kernel = 0; kernel < KERNELS.size(); kernel++) {
            Kernel each = KERNELS.get(kernel);
            List<HostProgram.Call> calls =
                    new ArrayList<>(List.of(call("prepare"), call("result", kernel, 0), call("result", kernel, 1)));
            for (int turn = 0; turn < TURNS; turn++) {
                calls.add(call("measure", kernel, turn & 1, each.runs(), ROUNDS));
                calls.add(call("measure", kernel, 1 - (turn & 1), each.runs(), ROUNDS));
            }
            List<HostOutcome> outcomes = program.run(calls, LIMIT);
            assertThat(outcomes).as(each.name()).allMatch(HostOutcome.Value.class::isInstance);
            List<Long> values = outcomes.stream()
                    .map(outcome -> ((HostOutcome.Value) outcome).bits())
                    .toList();
            assertThat(values.get(1)).as(each.name()).isEqualTo(values.get(2));
            figures.add(figure("compiler/" + each.name(), (double) best(values, 0) / best(values, 1), GOAL_EACH));
            double size = (double) size(symbols, PACKAGE + each.java()) / size(symbols, each.c());
            sizes.add(figure("compiler-size/" + each.name(), size, null));
        }
        figures.add(figure("compiler/geometric-mean", mean(figures), GOAL_MEAN));
        sizes.add(figure("compiler-size/geometric-mean", mean(sizes), GOAL_SIZE));
        figures.addAll(sizes);
        figures.addAll(ProgramFigures.measure(directory.resolve("programs")));
        figures.addAll(CompilationFigures.measure(directory.resolve("compilation")));
        Path target = Path.of(System.getProperty("saltyos.benchmark.directory", "target/benchmarks"));
        Files.createDirectories(target);
        String json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(figures);
        Files.writeString(target.resolve("compiler.json"), json + "\n");
        figures.forEach(figure -> System.out.println(figure.get("name") + " " + figure.get("value")));
    }

    private static double mean(List<Map<String, Object>> figures) {
        return Math.exp(figures.stream()
                .mapToDouble(figure -> Math.log((Double) Objects.requireNonNull(figure.get("value"))))
                .average()
                .orElseThrow());
    }

    /** Bytes of code of a function: what it calls is inlined or the same in both languages. */
    private static long size(List<ElfSymbol> symbols, String name) {
        List<ElfSymbol> found = symbols.stream()
                .filter(s -> s.size() > 0
                        && (name.indexOf('(') < 0
                                ? s.name().equals(name)
                                : s.name().startsWith(name)))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0).size();
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

    private static Map<String, Object> figure(String name, double value, @Nullable Double goal) {
        return figure(name, value, "ratio to clang -O2", goal);
    }

    static Map<String, Object> figure(String name, double value, String unit, @Nullable Double goal) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("name", name);
        figure.put("value", Math.round(value * 1000) / 1000.0);
        figure.put("unit", unit);
        figure.put("goal", goal);
        figure.put("peer", 1.0);
        return figure;
    }

    private HostProgram build() throws IOException {
        LlvmLibrary.load(HostTools.tools().libraries());
        Path classes = directory.resolve("classes/org/saltyos/maven/benchmark");
        Files.createDirectories(classes);
        for (String name : List.of(
                "Kernels.class",
                "Kernels$Ring.class",
                "ByteKernels.class",
                "TableKernels.class",
                "TableKernels$Node.class")) {
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
        List<Path> objects = new ArrayList<>(List.of(java));
        resource("kernels.h");
        for (String source : C_SOURCES) {
            objects.add(compileC(resource(source)));
        }
        return HostProgram.build(
                HostTools.tools(), objects, List.of("prepare", "result", "measure"), directory.resolve("host"));
    }

    private Path resource(String name) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream content = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
            Files.copy(content, file);
        }
        return file;
    }

    private Path compileC(Path source) {
        Path object = directory.resolve(source.getFileName() + ".o");
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
