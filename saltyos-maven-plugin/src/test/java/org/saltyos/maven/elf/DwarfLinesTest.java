package org.saltyos.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.abi.lines.LineTable;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Memory;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.link.Assembler;
import org.saltyos.maven.link.AssemblyJob;
import org.saltyos.maven.link.Linker;
import org.saltyos.maven.tool.HostTools;

/** Line programs of real files, of broken ones, and the table made from them as its reader sees it. */
class DwarfLinesTest {
    @TempDir
    static Path directory;

    private static ElfFile file;

    @BeforeAll
    static void link() throws IOException {
        StringBuilder source = new StringBuilder("    .globl _start\n_start:\n    nop\n");
        IntStream.range(0, 50).forEach(i -> source.append("\n".repeat(i % 7)).append("    nop\n"));
        source.append("after:\n    ret\n");
        Path assembly = Files.writeString(directory.resolve("lines.S"), source);
        Path object = directory.resolve("lines.o");
        new Assembler(HostTools.tools()).assemble(new AssemblyJob(assembly, object, List.of(), AssemblyJob.X86_64));
        Path linked = directory.resolve("lines.elf");
        new Linker(HostTools.tools(), directory)
                .link(List.of("-static", "-Ttext=0x500000", "-o", linked.toString(), object.toString()));
        file = ElfReader.read(linked);
    }

    @Test
    void everyInstructionHasItsLine() {
        List<LineRow> rows = DwarfLines.read(file);
        assertThat(rows.get(0)).isEqualTo(new LineRow(0x500000, "lines.S", 3));
        assertThat(rows.get(1)).isEqualTo(new LineRow(0x500001, "lines.S", 4));
        assertThat(rows.get(3)).isEqualTo(new LineRow(0x500003, "lines.S", 9));
        assertThat(rows.get(rows.size() - 1)).isEqualTo(new LineRow(0x500034, "", 0));
        assertThat(rows).hasSize(53);
    }

    @Test
    void theReaderOfTheTableFindsLinesAndFunctions() {
        byte[] bytes = LineTableWriter.write(file);
        Memory memory = Machine.reset().memory();
        long address = 0x10000;
        memory.map(address, bytes);
        LineTable table = new LineTable(address, bytes.length);
        assertThat(table.isValid()).isTrue();
        assertThat(table.line(0x500003)).isEqualTo(9);
        assertThat(text(memory, table.fileName(0x500003))).isEqualTo("lines.S");
        assertThat(text(memory, table.functionName(0x500003))).isEqualTo("_start");
        assertThat(text(memory, table.functionName(0x500033))).isEqualTo("after");
        assertThat(table.line(0x4fffff)).isZero();
        assertThat(table.line(0x500034)).isZero();
    }

    @Test
    void namesAreShortInTraces() {
        assertThat(LineTableWriter.displayName("org.saltyos.kernite.ipc.Endpoint.send(JLx/Y;)V"))
                .isEqualTo("Endpoint.send");
        assertThat(LineTableWriter.displayName("Main.run()V")).isEqualTo("Main.run");
        assertThat(LineTableWriter.displayName("syscall_entry")).isEqualTo("syscall_entry");
    }

    @Test
    void cutOffProgramsAreTheUsersError() {
        byte[] whole = lineSection();
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> DwarfLines.read(withLines(cut)))
                    .as("%s bytes", length)
                    .isInstanceOf(UserError.class);
        }
    }

    @Test
    void hostileProgramsGiveRowsOrTheUsersErrorButNothingElse() {
        Random random = new Random(20260101);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = lineSection();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(DwarfLines.read(withLines(bytes))).isNotNull();
            } catch (UserError e) {
                assertThat(e).hasMessageContaining("lines.elf");
            }
        }
    }

    private static byte[] lineSection() {
        ByteBuffer content = file.section(".debug_line").orElseThrow().content().duplicate();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    private static ElfFile withLines(byte[] bytes) {
        ElfSection section = new ElfSection(".debug_line", 1, 0, 0, bytes.length, ByteBuffer.wrap(bytes));
        return new ElfFile(file.origin(), 0, List.of(), List.of(section), List.of());
    }

    private static String text(Memory memory, long address) {
        StringBuilder text = new StringBuilder();
        for (long at = address; memory.getByte(at) != 0; at++) {
            text.append((char) memory.getByte(at));
        }
        assertThat(text.toString().getBytes(StandardCharsets.US_ASCII)).isNotEmpty();
        return text.toString();
    }
}
