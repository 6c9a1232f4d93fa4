package org.saltyos.maven.llvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrParser;
import org.saltyos.maven.tool.HostTools;
import org.saltyos.maven.tool.ProcessRunner;

/** The machine instructions of atomic accesses: nothing dearer than the order that was asked for. */
class AtomicCodeTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    @BeforeAll
    static void load() {
        LlvmLibrary.load(HostTools.tools().libraries());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%2: i64 = atomic_load.i64 [%0] opaque          | mov",
                "%2: i64 = atomic_load.i64 [%0] acquire         | mov",
                "%2: i64 = atomic_load.i64 [%0] volatile        | mov",
                "atomic_store.i64 [%0], %1 opaque               | mov",
                "atomic_store.i64 [%0], %1 release              | mov",
                "atomic_store.i64 [%0], %1 volatile             | xchg",
                "%2: i64 = atomic_add.i64 [%0], %1 opaque       | lock",
                "%2: i64 = atomic_add.i64 [%0], %1 volatile     | lock",
                "%2: i64 = atomic_set.i64 [%0], %1 acquire      | xchg",
                "fence acquire                                  | ",
                "fence release                                  | ",
                "fence volatile                                 | mfence",
            })
    void costsNoMoreThanItMust(String instruction, String expected) throws IOException {
        List<String> code = compile(instruction);
        List<String> special = code.stream()
                .filter(line -> line.startsWith("lock")
                        || line.startsWith("xchg")
                        || line.contains("fence")
                        || line.contains("cmpxchg"))
                .map(line -> line.replaceFirst("(lock )?([a-z]+?)[lq]?\\b.*", "$1$2"))
                .toList();
        if (expected == null || expected.equals("mov")) {
            assertThat(special).as("%s", code).isEmpty();
        } else {
            assertThat(special).as("%s", code).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"opaque", "acquire", "release", "volatile"})
    void anExchangeIsOneInstruction(String order) throws IOException {
        List<String> code = compile("%2: i64, %3: i32 = exchange.i64 [%0], %1, 5L " + order);
        assertThat(code.stream().filter(line -> line.contains("cmpxchg"))).hasSize(1);
        assertThat(code).noneMatch(line -> line.contains("fence"));
    }

    private static List<String> compile(String instruction) throws IOException {
        String text =
                "module atomic\n\nfunction test Test.test \"Test.java\" 1 (%0: i64, %1: i64) -> [i64] [EXPORTED]\n"
                        + "b0:\n  " + instruction + "\n"
                        + (instruction.startsWith("%2: i64") ? "  return %2\n" : "  return %1\n");
        IrModule module = IrParser.parse(text);
        Path object = Files.write(
                directory.resolve("atomic.o"),
                new ObjectCompiler(Target.SERVER).compile(module).object());
        String listing = new ProcessRunner(directory, LIMIT)
                .run(List.of(
                        HostTools.tools().program("llvm-objdump").toString(),
                        "-d",
                        "--no-show-raw-insn",
                        object.toString()))
                .output();
        return listing.lines()
                .filter(line -> line.matches("\\s*[0-9a-f]+:.*"))
                .map(line -> line.replaceFirst("\\s*[0-9a-f]+:\\s*", "").replaceAll("\\s+", " "))
                .toList();
    }
}
