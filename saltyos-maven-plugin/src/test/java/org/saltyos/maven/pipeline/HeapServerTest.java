package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.tool.HostTools;

/** The manifest decides in which language a server is compiled, and what a server with a heap consists of. */
class HeapServerTest {
    private static final String ANNOTATION = """
            package org.saltyos.basalt;
            public @interface %s { String name(); long heapBytes() default 0; boolean floatingPoint() default false; }
            """;
    private static final String REPORT = """
            package org.saltyos.basalt.heap;
            public final class Uncaught {
                public static int told;
                public static void report(Throwable thrown) { told++; }
            }
            """;
    private static final String PROGRAM = """
            package example;
            %s
            public final class Main {
                @org.saltyos.lang.Export("server_main")
                static void main(long startup) {
                    %s
                }
            }
            """;
    private static final String COMPUTING = """
            int[] numbers = new int[(int) startup];
            if (numbers.length / 2f == 3.5f) {
                throw new IllegalStateException("seven");
            }
            """;

    /** Methods, dispatchers and type tests. With regular expressions and formats there would be two thousand more. */
    private static final int MOST_FUNCTIONS = 900;

    @TempDir
    Path directory;

    @Test
    void withoutAHeapNothingIsAllocated() throws IOException {
        Lowered lowered = lower("@org.saltyos.basalt.Server(name = \"main\")");
        assertThat(text(lowered)).contains("Main.java:[6] SALT0401: this allocates an array, and there is no heap");
    }

    @Test
    void aServerAndAProgramHaveOneIfTheySaySo() throws IOException {
        for (String kind : List.of("Server", "Program")) {
            Lowered lowered = lower("@org.saltyos.basalt." + kind + "(name = \"main\", heapBytes = 1 << 20)");
            assertThat(text(lowered)).as(kind).isEmpty();
            assertThat(symbols(lowered))
                    .as(kind)
                    .contains("salty_heap_initialise", "salty_heap_slow", "salty_heap_boundary")
                    .doesNotContain("org.saltyos.runtime.host.HostProcess.exit(J)V");
        }
    }

    @Test
    void basaltReportsWhatNobodyCatches() throws IOException {
        Lowered lowered = lower("@org.saltyos.basalt.Server(name = \"main\", heapBytes = 1 << 20)");
        assertThat(symbols(lowered))
                .contains("org.saltyos.basalt.heap.Uncaught.report(Ljava/lang/Throwable;)V")
                .doesNotContain("org.saltyos.runtime.host.Uncaught.report(Ljava/lang/Throwable;)V");
    }

    @Test
    void floatingPointIsComputedInWholeNumbersUnlessItIsAskedFor() throws IOException {
        assertThat(symbols(lower("@org.saltyos.basalt.Server(name = \"main\", heapBytes = 1 << 20)")))
                .contains("__mulsf3", "__adddf3", "sqrt");
        assertThat(symbols(lower(
                        "@org.saltyos.basalt.Server(name = \"main\", heapBytes = 1 << 20, floatingPoint = true)")))
                .doesNotContain("__mulsf3", "__adddf3", "sqrt");
    }

    /** What most programs do with text must not bring the whole of regular expressions, formats and big numbers along. */
    @Test
    void textAndCollectionsReachLittleOfTheLibrary() throws IOException {
        Lowered lowered = lower("server", "@org.saltyos.basalt.Server(name = \"main\", heapBytes = 1 << 20)", """
                java.util.Map<String, Integer> counts = new java.util.TreeMap<>();
                for (String word : ("a,b" + startup + (char) startup).split(",")) {
                    counts.merge(word.strip(), Integer.parseInt(word), Integer::sum);
                }
                StringBuilder text = new StringBuilder().appendCodePoint((int) startup);
                counts.forEach((word, count) -> text.append(word).append(count));
                if (text.toString().equalsIgnoreCase("x")) {
                    throw new IllegalStateException(text.toString());
                }
                """);
        assertThat(text(lowered)).isEmpty();
        assertThat(symbols(lowered))
                .noneMatch(symbol -> symbol.startsWith("java.util.regex."))
                .noneMatch(symbol -> symbol.startsWith("java.util.Formatter"))
                .noneMatch(symbol -> symbol.startsWith("java.math."))
                .noneMatch(symbol -> symbol.startsWith("java.lang.CharacterData0"))
                .hasSizeLessThan(MOST_FUNCTIONS);
    }

    @Test
    void otherProfilesDoNotAsk() throws IOException {
        assertThat(text(lower("kernel", "@org.saltyos.basalt.Server(name = \"main\", heapBytes = 1 << 20)")))
                .contains("SALT0401");
    }

    private static List<String> symbols(Lowered lowered) {
        return lowered.module().orElseThrow().functions().stream()
                .map(IrFunction::symbol)
                .toList();
    }

    private static String text(Lowered lowered) {
        return lowered.diagnostics().stream()
                .map(d -> d.location() + " " + d.code() + ": " + d.message() + " " + d.notes())
                .collect(Collectors.joining("\n"));
    }

    private Lowered lower(String manifest) throws IOException {
        return lower("server", manifest);
    }

    private Lowered lower(String profile, String manifest) throws IOException {
        return lower(profile, manifest, COMPUTING);
    }

    private Lowered lower(String profile, String manifest, String body) throws IOException {
        List<Path> sources = new ArrayList<>();
        sources.add(source("org/saltyos/basalt/Server.java", ANNOTATION.formatted("Server")));
        sources.add(source("org/saltyos/basalt/Program.java", ANNOTATION.formatted("Program")));
        sources.add(source("org/saltyos/basalt/heap/Uncaught.java", REPORT));
        sources.add(source("example/Main.java", PROGRAM.formatted(manifest, body)));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        CaseCompiler.compile(sources, classes);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        return Lowering.lower(new LoweringRequest(
                "main", path, List.of(), profile, List.of(), RuntimeLibrary.heap(HostTools.classPath())));
    }

    private Path source(String name, String text) throws IOException {
        Path file = directory.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
