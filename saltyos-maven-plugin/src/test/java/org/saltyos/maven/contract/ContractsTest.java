package org.saltyos.maven.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.llvm.LlvmLibrary;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.pipeline.worker.LowerJob;
import org.saltyos.maven.pipeline.worker.LowerResult;
import org.saltyos.maven.pipeline.worker.ModuleCompiler;
import org.saltyos.maven.tool.HostTools;

/**
 * Promises about machine code: the files under {@code contracts/} say on each offending line which code is expected and a
 * part of the message; lines without a comment must keep their promise.
 */
class ContractsTest {
    private static final Pattern EXPECTATION = Pattern.compile("// (SALT\\d{4}): (.*)$");

    @TempDir
    static Path directory;

    @BeforeAll
    static void load() {
        LlvmLibrary.load(HostTools.tools().libraries());
    }

    @TestFactory
    Stream<DynamicTest> promisesAreCheckedOnTheirLine() throws IOException {
        return CaseCompiler.sources("contracts").stream()
                .map(source ->
                        DynamicTest.dynamicTest(source.getFileName().toString(), source.toUri(), () -> check(source)));
    }

    @Test
    void aServerHasNoVectors() throws IOException {
        Path source = CaseCompiler.sources("contracts").stream()
                .filter(file -> file.endsWith("Vectors.java"))
                .findFirst()
                .orElseThrow();
        assertThat(compile(source, "server").diagnostics())
                .anySatisfy(d -> assertThat(d.render()).contains("this profile has no vector registers"));
    }

    @Test
    void checksInLoopsAreReportedFirst() throws IOException {
        Path source = CaseCompiler.sources("contracts").stream()
                .filter(file -> file.endsWith("Kept.java"))
                .findFirst()
                .orElseThrow();
        LowerResult result = compile(source, "host");
        assertThat(result.diagnostics()).isEmpty();
        String report = Files.readString(directory.resolve("Kept-host/out/checks.json"));
        List<String> loops = report.lines()
                .filter(line -> line.contains("inLoops"))
                .map(line -> line.replaceAll("\\D", ""))
                .toList();
        assertThat(loops.get(0)).as(report).isNotEqualTo("0");
        assertThat(loops.get(loops.size() - 1)).as(report).isEqualTo("0");
    }

    private record Expectation(int line, String code, String text) {}

    private static void check(Path source) throws IOException {
        List<Diagnostic> found = compile(source, "host").diagnostics();
        List<Expectation> expectations = expectations(source);
        TreeSet<String> expected = new TreeSet<>();
        expectations.forEach(e -> expected.add(e.line() + " " + e.code()));
        TreeSet<String> actual = new TreeSet<>();
        found.forEach(d -> actual.add((d.location() == null ? 0 : d.location().line()) + " " + d.code()));
        assertThat(actual).as("%s", found).isEqualTo(expected);
        for (Expectation each : expectations) {
            assertThat(found)
                    .filteredOn(d -> d.location() != null && d.location().line() == each.line())
                    .anySatisfy(d -> assertThat(d.render()).contains(each.text()));
        }
    }

    private static LowerResult compile(Path source, String profile) throws IOException {
        String simple = source.getFileName().toString().replace(".java", "");
        Path root = Files.createDirectories(directory.resolve(simple + "-" + profile));
        Path classes = Files.createDirectories(root.resolve("classes"));
        CaseCompiler.compile(List.of(source), classes);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        LoweringRequest request = new LoweringRequest(simple, path, List.of(), profile, List.of());
        return ModuleCompiler.compile(new LowerJob(request, root.resolve("out"), true));
    }

    private static List<Expectation> expectations(Path source) throws IOException {
        List<Expectation> result = new ArrayList<>();
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTATION.matcher(lines.get(i));
            if (matcher.find()) {
                result.add(new Expectation(
                        i + 1, matcher.group(1), matcher.group(2).trim()));
            }
        }
        return result;
    }
}
