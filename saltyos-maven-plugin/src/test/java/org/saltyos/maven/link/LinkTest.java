package org.saltyos.maven.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.DwarfLines;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.elf.LineRow;
import org.saltyos.maven.tool.HostTools;

/** Assembling and linking: layout, facts, reproducible bytes, and where mistakes are located. */
class LinkTest {
    private static final String START = """
            .include "offsets.inc"
            .globl _start
        _start:
            movq $Tcb.SIZE, %rdi
            call server_main
            ud2
        """;
    private static final String MAIN = """
            .globl server_main
            .type server_main, @function
        server_main:
            movq counter, %rax
            ret
            .size server_main, . - server_main
            .data
        counter: .quad 7
            .section .rodata
        text: .asciz "salt"
            .bss
            .skip 100
        """;

    @TempDir
    Path directory;

    @Test
    void linksAServerWithASegmentForEachPermission() throws IOException {
        ImageFacts facts = link(directory.resolve("a"), START, 0);
        assertThat(facts.segments()).extracting(ImageFacts.Segment::permissions).containsExactly("r-x", "r--", "rw-");
        assertThat(facts.segments())
                .extracting(ImageFacts.Segment::address)
                .allMatch(a -> a >= 0x400000 && a % 4096 == 0);
        assertThat(facts.entry()).isEqualTo(0x400000);
        assertThat(facts.dataBytes()).isEqualTo(8);
        assertThat(facts.readOnlyBytes()).isEqualTo(5);
        assertThat(facts.zeroBytes()).isEqualTo(100);
        assertThat(facts.symbols()).extracting(ImageFacts.Symbol::name).contains("server_main", "memcpy");
        assertThat(facts.stack().get(0).bytes()).isEqualTo(8 + 24 + 8);
        assertThat(directory.resolve("a/facts.json")).content().contains("\"server_main\"");
        List<LineRow> lines = DwarfLines.read(ElfReader.read(directory.resolve("a/image.elf")));
        assertThat(lines).contains(new LineRow(0x400000, "start.S", 4));
    }

    @Test
    void sameInputInAnotherFolderGivesTheSameBytes() throws IOException {
        link(directory.resolve("one"), START, 0);
        link(directory.resolve("another/deeper"), START, 0);
        byte[] image = Files.readAllBytes(directory.resolve("one/image.elf"));
        assertThat(directory.resolve("another/deeper/image.elf")).hasBinaryContent(image);
        assertThat(new String(image, StandardCharsets.ISO_8859_1)).doesNotContain(directory.toString());
        assertThat(directory.resolve("one/lines.bin"))
                .hasSameBinaryContentAs(directory.resolve("another/deeper/lines.bin"));
    }

    @Test
    void mistakesInAssemblyNameFileAndLine() {
        assertThatThrownBy(() -> link(directory, START + "    movq %rax, %nowhere\n", 0))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    Diagnostic first = error.diagnostics().get(0);
                    assertThat(first.code()).isEqualTo(DiagnosticCode.SALT1303);
                    assertThat(first.location())
                            .isEqualTo(new SourceLocation(
                                    directory.resolve("start.S").toString(), 7));
                    assertThat(first.message()).contains("register");
                    assertThat(first.notes()).containsExactly("line: movq %rax, %nowhere");
                });
        assertThat(directory.resolve("image.elf")).doesNotExist();
    }

    @Test
    void undefinedSymbolsNameTheLineThatUsesThem() {
        assertThatThrownBy(() -> link(directory, START + "    call nobody\n", 0))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    Diagnostic first = error.diagnostics().get(0);
                    assertThat(first.code()).isEqualTo(DiagnosticCode.SALT1304);
                    assertThat(first.message()).isEqualTo("undefined symbol: nobody");
                    assertThat(first.location())
                            .isEqualTo(new SourceLocation(
                                    directory.resolve("start.S").toString(), 7));
                });
    }

    @Test
    void aStackThatIsTooSmallShowsTheDeepestCalls() {
        assertThatThrownBy(() -> link(directory, START, 32)).isInstanceOfSatisfying(UserError.class, error -> {
            Diagnostic first = error.diagnostics().get(0);
            assertThat(first.code()).isEqualTo(DiagnosticCode.SALT0903);
            assertThat(first.location()).isEqualTo(new SourceLocation("Main.java", 3));
            assertThat(first.notes()).contains("deepest calls: server_main -> memcpy");
        });
    }

    @Test
    void aHeapIsZeroedMemoryBehindAStartOfItsOwn() throws IOException {
        Path target = Files.createDirectories(directory.resolve("heap"));
        Path start = Files.writeString(target.resolve("start.S"), START);
        Path heap = Files.writeString(target.resolve("heap.S"), """
                    .globl salty_heap_initialise
                salty_heap_initialise:
                    ret
                    .bss
                    .globl salty_stack_base
                salty_stack_base: .skip 8
                """);
        ImageFacts without = link(directory.resolve("plain"), START, 0);
        prepare(target);
        ImageFacts with = new ImageLinker(HostTools.tools())
                .link(new LinkJob("test", target, List.of(start, heap), Optional.empty(), target, 65_536, 0, null));
        assertThat(with.zeroBytes() - without.zeroBytes()).isBetween(65_536L, 65_536L + 4096);
        assertThat(with.symbols()).anyMatch(s -> s.name().equals("salty_heap_memory") && s.bytes() == 65_536);
        assertThat(without.symbols()).noneMatch(s -> s.name().startsWith("salty_"));
        ElfFile file = ElfReader.read("test", Files.readAllBytes(target.resolve("image.elf")));
        assertThat(file.symbols()).anyMatch(s -> s.name().equals("salty_server_start") && s.value() == file.entry());
    }

    @Test
    void frameFilesThatAreBrokenAreTheUsersError() throws IOException {
        for (String text : List.of("", "{", "{}", "[1]", "[{}]", "[{\"function\":1}]")) {
            Path file = Files.writeString(directory.resolve("frames.json"), text);
            assertThatThrownBy(() -> FrameFile.read(file)).as(text).isInstanceOf(UserError.class);
        }
    }

    private ImageFacts link(Path target, String start, long stackBytes) throws IOException {
        Files.createDirectories(target);
        Path source = Files.writeString(target.resolve("start.S"), start);
        prepare(target);
        return new ImageLinker(HostTools.tools())
                .link(new LinkJob(
                        "test",
                        target,
                        List.of(source),
                        Optional.empty(),
                        target,
                        0,
                        stackBytes,
                        new SourceLocation("Main.java", 3)));
    }

    /** Writes what the compiler leaves: an object file, its frames, the offsets. */
    private static void prepare(Path target) throws IOException {
        Path main = Files.writeString(target.resolve("main.S"), MAIN);
        Files.writeString(target.resolve("offsets.inc"), ".set Tcb.SIZE, 64\n");
        new Assembler(HostTools.tools())
                .assemble(new AssemblyJob(main, target.resolve("module.o"), List.of(), AssemblyJob.X86_64));
        FrameFile.write(
                target.resolve("frames.json"),
                new TreeMap<>(java.util.Map.of(
                        "server_main", new CallGraph.Function(24, new TreeSet<>(List.of("memcpy")), true))));
    }
}
