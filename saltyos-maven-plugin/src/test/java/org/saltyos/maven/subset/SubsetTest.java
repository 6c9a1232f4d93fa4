package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.pipeline.RuntimeLibrary;

/**
 * Every rule of the subset: the files under {@code subset/} say on each offending line which code is expected and a part
 * of its message ({@code // file SALT...} where only the file is known; parts of several messages with {@code |} between);
 * lines without a comment must be accepted. A file
 * that contains a line like {@code // profile: kernel} is checked in that profile, others in that of servers.
 */
class SubsetTest {
    private static final Pattern EXPECTATION = Pattern.compile("// (file )?(SALT\\d{4}): (.*)$");

    private static final Pattern PROFILE = Pattern.compile("^// profile: (\\w+)$", Pattern.MULTILINE);

    @TempDir
    static Path directory;

    @TestFactory
    Stream<DynamicTest> everyRuleIsEnforcedOnItsLine() throws IOException {
        return CaseCompiler.sources("subset").stream()
                .map(source ->
                        DynamicTest.dynamicTest(source.getFileName().toString(), source.toUri(), () -> check(source)));
    }

    private record Expectation(int line, String code, String text) {}

    private static void check(Path source) throws IOException {
        String simple = source.getFileName().toString().replace(".java", "");
        Path root = Files.createDirectories(directory.resolve(simple));
        Path copy = Files.createDirectories(root.resolve("src/subset")).resolve(source.getFileName());
        Files.copy(source, copy);
        Path classes = Files.createDirectories(root.resolve("classes"));
        CaseCompiler.compile(List.of(source), classes);
        String profile = profile(source);
        List<String> roots = roots(classes.resolve("subset/" + simple + ".class"));
        Lowered lowered = Lowering.lower(
                new LoweringRequest(simple, classPath(classes, profile), List.of(root.resolve("src")), profile, roots));
        List<Expectation> expectations = expectations(source);
        TreeSet<String> expected = new TreeSet<>();
        expectations.forEach(e -> expected.add(e.line() + " " + e.code()));
        TreeSet<String> actual = new TreeSet<>();
        for (Diagnostic diagnostic : lowered.diagnostics()) {
            actual.add(
                    (diagnostic.location() == null ? 0 : diagnostic.location().line()) + " " + diagnostic.code());
        }
        assertThat(actual).as("%s", lowered.diagnostics()).isEqualTo(expected);
        assertThat(lowered.diagnostics()).isSortedAccordingTo(Diagnostic.ORDER);
        assertThat(lowered.diagnostics())
                .as("nothing is said twice")
                .extracting(d -> d.location() + " " + d.code() + " " + d.message())
                .doesNotHaveDuplicates();
        for (Expectation each : expectations) {
            List<String> messages = lowered.diagnostics().stream()
                    .filter(d -> d.location() != null && d.location().line() == each.line())
                    .map(Diagnostic::message)
                    .toList();
            String[] texts = each.text().split(" \\| ");
            assertThat(texts).allSatisfy(text -> assertThat(messages).anyMatch(message -> message.contains(text)));
            assertThat(messages).allSatisfy(message -> assertThat(texts).anyMatch(message::contains));
        }
        assertThat(lowered.diagnostics())
                .allSatisfy(d -> assertThat(String.valueOf(d.location())).startsWith(copy.toString()));
        assertThat(lowered.module()).isEmpty();
    }

    static List<Path> classPath(Path classes, String profile) {
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        if (profile.equals(LoweringRequest.PROGRAM)) {
            path.addAll(RuntimeLibrary.heap(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(Path::of)
                            .toList()));
        }
        return path;
    }

    private static String profile(Path source) throws IOException {
        Matcher matcher = PROFILE.matcher(Files.readString(source));
        return matcher.find() ? matcher.group(1) : LoweringRequest.SERVER;
    }

    static List<String> roots(Path classFile) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(Files.readAllBytes(classFile)).accept(node, ClassReader.SKIP_CODE);
        List<String> result = new ArrayList<>();
        for (MethodNode method : node.methods) {
            int wanted = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
            if ((method.access & wanted) == wanted) {
                result.add(node.name.replace('/', '.') + "." + method.name + method.desc);
            }
        }
        return result;
    }

    private static List<Expectation> expectations(Path source) throws IOException {
        List<Expectation> result = new ArrayList<>();
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTATION.matcher(lines.get(i));
            if (matcher.find()) {
                int line = matcher.group(1) == null ? i + 1 : 0;
                result.add(
                        new Expectation(line, matcher.group(2), matcher.group(3).trim()));
            }
        }
        return result;
    }
}
