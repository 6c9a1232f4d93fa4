package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The library on HotSpot and natively. {@code docs/library.md} lists the members that these programs use, so that what is
 * listed is what is tested; run with {@code -Dsaltyos.library.update} to write the page anew.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LibraryTest {
    /** One program of all, since most of the time goes into the library, which they share. */
    private static final String PROGRAM = "library.Library";

    private static final Path PAGE = Path.of("..", "docs", "library.md");

    @TempDir
    static Path directory;

    private static ProgramRunner runner;

    @BeforeAll
    static void compile() throws IOException {
        runner = new ProgramRunner("programs/library", directory);
    }

    @AfterAll
    static void end() {
        runner.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Number", "Text", "Collection", "Stream", "Format"})
    void theLibraryGivesTheResultsOfHotSpot(String part) throws Exception {
        ProgramRunner.Result expected = runner.onHotSpot(PROGRAM, part);
        assertThat(expected.errors()).isEmpty();
        assertThat(expected.code()).isZero();
        assertThat(runner.natively("", PROGRAM, part)).isEqualTo(expected);
    }

    @Test
    void theStandardInputIsRead() throws Exception {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.writeBytes("ab12345ü line\nsecond\r\nthird ".getBytes(StandardCharsets.UTF_8));
        typed.write(0xff);
        typed.writeBytes(" broken\n\n日本語 😀\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 3000; i++) {
            typed.writeBytes(("line " + i + " äöü\n").getBytes(StandardCharsets.UTF_8));
        }
        typed.writeBytes("last".getBytes(StandardCharsets.UTF_8));
        runner.input(typed.toByteArray());
        ProgramRunner.Result expected = runner.onHotSpot(PROGRAM, "Input");
        assertThat(expected.errors()).isEmpty();
        assertThat(runner.natively("", PROGRAM, "Input")).isEqualTo(expected);
    }

    @Test
    void scannersReadTextsAndTheStandardInput() throws Exception {
        StringBuilder typed = new StringBuilder("2000\n");
        for (int i = 0; i < 2000; i++) {
            typed.append(i * i).append(i % 9 == 0 ? "\r\n" : " ");
        }
        typed.append(" rest\nGrüße 日本\n\nlast");
        runner.input(typed.toString().getBytes(StandardCharsets.UTF_8));
        ProgramRunner.Result expected = runner.onHotSpot(PROGRAM, "Scanner");
        assertThat(expected.errors()).isEmpty();
        assertThat(runner.natively("", PROGRAM, "Scanner")).isEqualTo(expected);
        assertThat(runner.natively("pv", PROGRAM, "Scanner")).isEqualTo(expected);
    }

    @Test
    void timeAndMemoryAndTheEndAreTheMachines() throws Exception {
        ProgramRunner.Result expected = runner.onHotSpot(PROGRAM, "System");
        assertThat(expected.code()).isEqualTo(3);
        assertThat(runner.natively("", PROGRAM, "System")).isEqualTo(expected);
    }

    @Test
    void poisonAndVerificationChangeNothing() throws Exception {
        assertThat(runner.natively("pv", PROGRAM, "Collection")).isEqualTo(runner.onHotSpot(PROGRAM, "Collection"));
    }

    @Test
    void thePageListsWhatIsTested() throws IOException {
        String page = page();
        if (System.getProperty("saltyos.library.update") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() throws IOException {
        Map<String, TreeSet<String>> members = new TreeMap<>();
        try (Stream<Path> files = Files.walk(runner.classes())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(node, 0);
                for (MethodNode method : node.methods) {
                    for (AbstractInsnNode each : method.instructions) {
                        note(members, each);
                    }
                }
            }
        }
        StringBuilder text = new StringBuilder("""
                # The library

                What there is of the JDK in the managed language: programs on Linux and servers with a heap. The list is made by a
                test (`LibraryTest`) from the programs that use each of these members on HotSpot and natively and compare what they
                print, so what is listed is what is tested. Other members of the same classes are compiled from the JDK's class files
                like these; what reaches the JVM itself or the outside world is an error (SALT0104) that names the chain of calls.

                | class | members |
                | --- | --- |
                """);
        members.forEach((owner, names) -> text.append("| `")
                .append(owner)
                .append("` | ")
                .append(String.join(", ", names))
                .append(" |\n"));
        return text.toString();
    }

    private static void note(Map<String, TreeSet<String>> members, AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            note(members, call.owner, call.name);
        } else if (instruction instanceof FieldInsnNode field) {
            note(members, field.owner, field.name);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object each : dynamic.bsmArgs) {
                if (each instanceof Handle handle) {
                    note(members, handle.getOwner(), handle.getName());
                }
            }
        }
    }

    private static void note(Map<String, TreeSet<String>> members, String owner, String name) {
        if (owner.startsWith("java/")) {
            String type = owner.replace('/', '.').replace('$', '.');
            members.computeIfAbsent(type, t -> new TreeSet<>()).add(name.equals("<init>") ? "new" : name);
        }
    }
}
