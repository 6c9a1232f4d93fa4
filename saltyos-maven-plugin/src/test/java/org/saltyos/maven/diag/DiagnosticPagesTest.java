package org.saltyos.maven.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every code has a page in {@code docs/diagnostics}, and what the page says is so: its failing example gives exactly the
 * code on the marked line with the message shown, its corrected example gives nothing. So every rule has a test that fails
 * and one that passes. Run with
 * {@code -Dsaltyos.pages.update} to write the messages into the pages and read the difference in version control.
 */
class DiagnosticPagesTest {
    private static final Pattern USE = Pattern.compile("DiagnosticCode\\.(SALT\\d{4})\\b");

    @TempDir
    static Path directory;

    private static Map<String, DiagnosticPage> pages;
    private static Provocations provocations;

    @BeforeAll
    static void read() throws IOException {
        pages = DiagnosticPage.all();
        provocations = new Provocations();
    }

    @Test
    void everyCodeHasAPageAndIsRaisedSomewhere() throws IOException {
        TreeSet<String> codes = new TreeSet<>(
                Arrays.stream(DiagnosticCode.values()).map(Enum::name).toList());
        assertThat(pages.keySet()).isEqualTo(codes);
        assertThat(raised()).isEqualTo(codes);
    }

    /** The codes that the plugin's sources use. */
    private static TreeSet<String> raised() throws IOException {
        TreeSet<String> result = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher use = USE.matcher(Files.readString(file));
                while (use.find()) {
                    result.add(use.group(1));
                }
            }
        }
        return result;
    }

    @TestFactory
    Stream<DynamicTest> pagesHaveAllSections() {
        return each((code, page) -> {
            assertThat(page.heading()).isEqualTo(code + ": " + code.title());
            assertThat(page.sections().keySet()).containsExactlyElementsOf(DiagnosticPage.SECTIONS);
            assertThat(page.sections().values())
                    .allSatisfy(text -> assertThat(text).isNotBlank());
            assertThat(page.code("Failing")).isNotEmpty();
            assertThat(page.code("Corrected")).isNotEmpty();
            assertThat(page.code("Message")).hasSize(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> failingExamplesGiveTheCodeOnTheMarkedLine() {
        return each((code, page) -> {
            List<Diagnostic> found = run(code, page, "Failing", true);
            assertThat(found).as("%s", found).extracting(Diagnostic::code).containsOnly(code);
            TreeSet<String> marked = PageExamples.marked(code, page.code("Failing"));
            if (!marked.isEmpty()) {
                TreeSet<String> places = new TreeSet<>();
                found.forEach(each -> places.add(PageExamples.place(each)));
                assertThat(places).isEqualTo(marked);
            }
            String message = PageExamples.withoutFolders(found.get(0).render()) + "\n";
            String shown = page.code("Message").get(0).text();
            if (System.getProperty("saltyos.pages.update") != null && !shown.equals(message)) {
                String all = Files.readString(page.path());
                Files.writeString(page.path(), all.replace("```text\n" + shown + "```", "```text\n" + message + "```"));
            } else {
                assertThat(shown).isEqualTo(message);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> correctedExamplesAreAccepted() {
        return each(
                (code, page) -> assertThat(run(code, page, "Corrected", false)).isEmpty());
    }

    @Test
    void everyCodeIsProvokedByItsExampleOrByTheClassThatRaisesIt() {
        pages.forEach((name, page) -> {
            boolean java = page.code("Failing").stream()
                    .allMatch(block -> block.language().startsWith("java"));
            assertThat(java || provocations.covers(DiagnosticCode.valueOf(name)))
                    .as(name)
                    .isTrue();
        });
    }

    private interface Check {
        void run(DiagnosticCode code, DiagnosticPage page) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return Arrays.stream(DiagnosticCode.values())
                .filter(code -> pages.containsKey(code.name()))
                .map(code -> DynamicTest.dynamicTest(
                        code.name(), () -> check.run(code, Objects.requireNonNull(pages.get(code.name())))));
    }

    private static List<Diagnostic> run(DiagnosticCode code, DiagnosticPage page, String section, boolean failing)
            throws Exception {
        Path folder = Files.createDirectories(directory.resolve(code + section));
        List<DiagnosticPage.Code> blocks = page.code(section);
        if (provocations.covers(code)) {
            return provocations.run(code, folder, blocks, failing);
        }
        return new PageExamples(folder).lower(code, blocks).diagnostics();
    }
}
