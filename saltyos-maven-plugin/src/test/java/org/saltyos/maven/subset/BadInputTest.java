package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Severity;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;

/** Class paths and class files as they should not be: each gives one located message that says what to do. */
class BadInputTest {
    private static final String CALLS = """
            public final class Main {
                public static int get() {
                    return lib.Helper.get(4);
                }
            }
            """;
    private static final String HELPER = """
            package lib;

            public final class Helper {
                public static int get(int a) {
                    return new int[a].length;
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void aViolationInAJarWithoutSourcesNamesTheJarAndTheClass() throws IOException {
        Path jar = jar("helper.jar", compile("lib", "Helper", HELPER, "-g"));
        Path main = compile("", "Main", CALLS, "-g", "-cp", jar.toString());
        Diagnostic found = only(lower(List.of(main, jar), "Main.get()I"));
        assertThat(found.code()).isEqualTo(DiagnosticCode.SALT0401);
        assertThat(found.location()).isEqualTo(new SourceLocation(jar + "!lib/Helper.java", 5));
        assertThat(found.message()).contains("allocates an array");
        assertThat(found.notes()).contains("reached from: Main.get:3");
    }

    @Test
    void aViolationInAnotherModuleOfTheBuildNamesItsSource() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("other/target/classes"));
        compileInto(classes, directory.resolve("other/src/main/java"), "lib", "Helper", HELPER, "-g");
        Path main = compile("", "Main", CALLS, "-g", "-cp", classes.toString());
        assertThat(only(lower(List.of(main, classes), "Main.get()I")).location())
                .isEqualTo(new SourceLocation(
                        directory.resolve("other/src/main/java/lib/Helper.java").toString(), 5));
    }

    @Test
    void theModulesOwnClassesNeedLineNumbers() throws IOException {
        Path main = compile("", "Main", "public final class Main { public static int get() { return 1; } }", "-g:none");
        Diagnostic found = only(lower(List.of(main), "Main.get()I"));
        assertThat(found.code()).isEqualTo(DiagnosticCode.SALT0113);
        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.location())
                .isEqualTo(SourceLocation.file(main.resolve("Main.class").toString()));
        assertThat(found.message()).isEqualTo("Main is compiled without line numbers");
        assertThat(found.notes()).anyMatch(note -> note.contains("-g:source,lines"));
    }

    @Test
    void aDependencyWithoutLineNumbersIsAWarning() throws IOException {
        String helper = HELPER.replace("new int[a].length", "a");
        Path jar = jar("helper.jar", compile("lib", "Helper", helper, "-g:none"));
        Path main = compile("", "Main", CALLS, "-g", "-cp", jar.toString());
        Lowered lowered = lower(List.of(main, jar), "Main.get()I");
        assertThat(lowered.module()).isPresent();
        Diagnostic found = only(lowered);
        assertThat(found.code()).isEqualTo(DiagnosticCode.SALT0113);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.location()).isEqualTo(SourceLocation.file(jar.toString()));
    }

    @Test
    void aMissingClassIsNamedWhereItIsUsed() throws IOException {
        Path helper = compile("lib", "Helper", HELPER, "-g");
        Path main = compile("", "Main", CALLS, "-g", "-cp", helper.toString());
        Diagnostic found = only(lower(List.of(main), "Main.get()I"));
        assertThat(found.code()).isEqualTo(DiagnosticCode.SALT0109);
        assertThat(found.location()).isEqualTo(new SourceLocation(source("Main"), 3));
        assertThat(found.message()).contains("lib.Helper is neither on the class path nor in the JDK");
    }

    @Test
    void aMissingSuperclassIsNamed() throws IOException {
        Path base = compile("", "Base", "public class Base { int a; public int get() { return a; } }", "-g");
        Path main = compile("", "Main", """
                public final class Main extends Base {
                    private static final Main MAIN = new Main();

                    public static int run() {
                        return MAIN.get();
                    }
                }
                """, "-g", "-cp", base.toString());
        Lowered lowered = lower(List.of(main), "Main.run()I");
        assertThat(lowered.diagnostics()).isNotEmpty().allSatisfy(d -> {
            assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0109);
            assertThat(String.valueOf(d.location())).startsWith(source("Main"));
            assertThat(d.message()).contains("Base");
        });
    }

    @Test
    void aClassOfANewerJavaNamesBothVersions() throws IOException {
        Path main = compile("", "Main", "public final class Main { public static int get() { return 1; } }", "-g");
        Path file = main.resolve("Main.class");
        for (int version : new int[] {62, 65, 69, 200, 0xffff}) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[6] = (byte) (version >> 8);
            bytes[7] = (byte) version;
            Files.write(file, bytes);
            assertThat(lower(List.of(main), "Main.get()I").diagnostics()).anySatisfy(d -> {
                assertThat(d.code()).isEqualTo(DiagnosticCode.SALT0102);
                assertThat(d.location()).isEqualTo(SourceLocation.file(file.toString()));
                assertThat(d.message())
                        .startsWith("Main was compiled for Java " + (version - 44))
                        .contains("those of Java 17");
            });
        }
    }

    @Test
    void twoDifferentClassesOfOneNameAreAWarningThatNamesBoth() throws IOException {
        Path one = jar("one.jar", compile("lib", "Helper", HELPER.replace("new int[a].length", "a"), "-g"));
        Path two = jar("two.jar", compile("lib", "Helper", HELPER.replace("new int[a].length", "a + 1"), "-g"));
        Path main = compile("", "Main", CALLS, "-g", "-cp", one.toString());
        Lowered lowered = lower(List.of(main, one, two), "Main.get()I");
        assertThat(lowered.module()).isPresent();
        Diagnostic found = only(lowered);
        assertThat(found.code()).isEqualTo(DiagnosticCode.SALT0112);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.message()).isEqualTo("lib.Helper is on the class path twice, with different content");
        assertThat(found.notes()).contains("places: " + one + " is used, " + two + " is not");
        assertThat(lower(List.of(main, one, one), "Main.get()I").diagnostics()).isEmpty();
    }

    @Test
    void anEmptyClassPathIsNothingToCompile() {
        Diagnostic found = only(Lowering.lower(new LoweringRequest("bad", List.of(), List.of(), "server", List.of())));
        assertThat(found.code()).isEqualTo(DiagnosticCode.SALT9001);
        assertThat(found.message()).contains("class path is empty");
    }

    @Test
    void everyUnreadableJarIsNamed() throws IOException {
        Path main = compile("", "Main", "public final class Main { public static int get() { return 1; } }", "-g");
        Path text = Files.writeString(directory.resolve("text.jar"), "this is not a jar");
        Path empty = Files.createFile(directory.resolve("empty.jar"));
        byte[] whole = Files.readAllBytes(jar("whole.jar", main));
        Path cut = Files.write(directory.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));
        List<Diagnostic> found =
                lower(List.of(main, text, empty, cut), "Main.get()I").diagnostics();
        assertThat(found).extracting(Diagnostic::code).containsOnly(DiagnosticCode.SALT9002);
        assertThat(found)
                .extracting(Diagnostic::location)
                .containsExactlyInAnyOrder(
                        SourceLocation.file(text.toString()),
                        SourceLocation.file(empty.toString()),
                        SourceLocation.file(cut.toString()));
    }

    @Test
    void aJarThatIsDamagedInsideNamesTheMember() throws IOException {
        Path helper = jar("helper.jar", compile("lib", "Helper", HELPER, "-g"));
        byte[] bytes = Files.readAllBytes(helper);
        Arrays.fill(bytes, 60, 160, (byte) 0xff);
        Files.write(helper, bytes);
        Path main = compile(
                "",
                "Main",
                CALLS,
                "-g",
                "-cp",
                directory.resolve("lib-Helper/classes").toString());
        assertThat(lower(List.of(main, helper), "Main.get()I").diagnostics()).anySatisfy(d -> {
            assertThat(d.code()).isIn(DiagnosticCode.SALT9002, DiagnosticCode.SALT0101);
            assertThat(d.location()).isEqualTo(SourceLocation.file(helper + "!lib/Helper.class"));
        });
    }

    @Test
    void anEntryPointThatDoesNotExistIsNamed() throws IOException {
        Path main = compile("", "Main", "public final class Main { public static int get() { return 1; } }", "-g");
        Diagnostic method = only(lower(List.of(main), "Main.start()V"));
        assertThat(method.code()).isEqualTo(DiagnosticCode.SALT1305);
        assertThat(method.message()).isEqualTo("the entry point Main.start()V does not exist");
        assertThat(method.location()).isEqualTo(SourceLocation.file(source("Main")));
        assertThat(only(lower(List.of(main), "a.Nowhere.start()V")).message()).contains("there is no class a.Nowhere");
        assertThat(only(lower(List.of(main), "nonsense")).code()).isEqualTo(DiagnosticCode.SALT1305);
    }

    @Test
    void impossibleValuesOfAnnotationsNameTheirLine() throws IOException {
        Path main = compile("", "MainLayout", """
                import org.saltyos.lang.At;
                import org.saltyos.lang.Bits;
                import org.saltyos.lang.Count;
                import org.saltyos.lang.Depth;
                import org.saltyos.lang.Struct;

                @Struct(size = 16)
                public interface MainLayout {
                    @At(0)
                    long good();

                    @At(12)
                    long beyond();

                    @At(-4)
                    int before();

                    @At(8)
                    @Bits(lsb = 60, width = 8)
                    int bits();

                    @At(0)
                    @Count(0)
                    byte none(int index);

                    @Depth(0)
                    static int get() {
                        return 1;
                    }

                    @Struct(size = -1)
                    interface NegativeLayout {}

                    @Struct(size = 24, align = 7)
                    interface CrookedLayout {}
                }
                """, "-g");
        List<Diagnostic> found = lower(List.of(main), "MainLayout.get()I").diagnostics();
        assertThat(found).extracting(Diagnostic::code).containsOnly(DiagnosticCode.SALT0204);
        assertThat(found)
                .extracting(d -> Objects.requireNonNull(d.location()).line() + " " + d.message())
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).startsWith("13 @At of MainLayout.beyond is 12"),
                        text -> assertThat(text).startsWith("16 @At of MainLayout.before is -4"),
                        text -> assertThat(text).startsWith("20 @Bits of MainLayout.bits are 8 from bit 60 of 64"),
                        text -> assertThat(text).startsWith("24 @Count of MainLayout.none is 0"),
                        text -> assertThat(text).startsWith("28 @Depth of MainLayout.get is 0"),
                        text -> assertThat(text)
                                .startsWith("32 @Struct of MainLayout$NegativeLayout has a size of -1 bytes"),
                        text -> assertThat(text).contains("has an alignment of 8 and a size of -1"),
                        text -> assertThat(text).startsWith("35").contains("has an alignment of 7 and a size of 24"));
    }

    private static Diagnostic only(Lowered lowered) {
        assertThat(lowered.diagnostics()).hasSize(1);
        return lowered.diagnostics().get(0);
    }

    private String source(String type) {
        return directory.resolve("-" + type + "/src/" + type + ".java").toString();
    }

    private Path compile(String packageName, String type, String text, String... options) throws IOException {
        Path root = directory.resolve(packageName + "-" + type);
        Path classes = Files.createDirectories(root.resolve("classes"));
        compileInto(classes, root.resolve("src"), packageName, type, text, options);
        return classes;
    }

    private static void compileInto(
            Path classes, Path sources, String packageName, String type, String text, String... options)
            throws IOException {
        Path folder = Files.createDirectories(sources.resolve(packageName));
        Path source = Files.writeString(folder.resolve(type + ".java"), text);
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "--release", "17", "-d", classes.toString()));
        arguments.addAll(List.of(options));
        if (!arguments.contains("-cp")) {
            arguments.addAll(List.of("-cp", CaseCompiler.libraries().get(0).toString()));
        }
        arguments.add(source.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private Path jar(String name, Path classes) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                var walk = Files.walk(classes)) {
            for (Path each : walk.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                zip.write(Files.readAllBytes(each));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private Lowered lower(List<Path> own, String root) {
        List<Path> path = new ArrayList<>(own);
        path.addAll(CaseCompiler.libraries());
        return Lowering.lower(new LoweringRequest(
                "bad",
                path,
                List.of(directory.resolve("-Main/src"), directory.resolve("-MainLayout/src")),
                "server",
                List.of(root)));
    }
}
