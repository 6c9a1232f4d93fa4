package org.saltyos.maven.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.elf.ElfSection;
import org.saltyos.maven.elf.LineTableWriter;
import org.saltyos.maven.tool.LlvmTools;

/**
 * Links a static Linux program of the managed language. Its line table is part of it, so that a panic can say where it
 * happened: the program is linked once to learn the addresses of the code, and again with the table, which lies behind the
 * code and does not move it.
 *
 * @param object the compiled code, in which {@link #ROOTS} are exported
 * @param entry the function to start with: two words of arguments, a word as exit code
 * @param assembly further assembly files, such as those of the runtime
 * @param heapBytes address space of the heap
 * @param stackBytes size of the stack
 */
public record NativeProgram(Path object, String entry, List<Path> assembly, long heapBytes, long stackBytes) {
    /** Methods of the runtime that the start-up code calls by these names. */
    public static final List<String> ROOTS = List.of(
            "org.saltyos.runtime.host.HostProcess.options(J)J",
            "org.saltyos.runtime.host.HostProcess.exit(J)V",
            "org.saltyos.runtime.host.FaultReport.fault(JJJ)V",
            "org.saltyos.runtime.host.FaultReport.startFailed(J)V");

    private static final String TABLE = "lines.bin";

    /** Copies the list, so that the record is immutable. */
    public NativeProgram {
        assembly = List.copyOf(assembly);
    }

    /**
     * Links the program.
     *
     * @param tools the LLVM programs
     * @param work a directory for intermediate files
     * @param executable the file that receives the program
     * @throws UserError SALT1303 or SALT1304 for mistakes in assembly and symbols, SALT9002 if a file cannot be written
     */
    public void link(LlvmTools tools, Path work, Path executable) {
        try {
            Files.createDirectories(work);
            List<String> objects =
                    new ArrayList<>(List.of(object.toAbsolutePath().toString()));
            List<Path> sources = new ArrayList<>(List.of(
                    ImageLinker.resource("native-start.S", work),
                    ImageLinker.resource("memory.S", work),
                    ImageLinker.resource("remainder.S", work)));
            sources.addAll(assembly);
            for (Path source : sources) {
                objects.add(assemble(tools, source, work));
            }
            Files.write(work.resolve(TABLE), new byte[0]);
            ElfFile first = ElfReader.read(linked(tools, objects, work, "without-lines"));
            Files.write(work.resolve(TABLE), LineTableWriter.write(first));
            Path second = linked(tools, objects, work, "with-lines");
            if (!sameCode(first, ElfReader.read(second))) {
                throw new CompilerBug("the line table moved the code of " + executable.getFileName());
            }
            Files.createDirectories(
                    Objects.requireNonNull(executable.toAbsolutePath().getParent()));
            Files.move(second, executable, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    SourceLocation.file(executable.toString()),
                    "linking failed: " + e.getMessage());
        }
    }

    private Path linked(LlvmTools tools, List<String> objects, Path work, String name) throws IOException {
        String table = work.resolve(TABLE).toAbsolutePath().toString().replace("\\", "\\\\");
        Path source = Files.writeString(work.resolve(name + ".S"), """
                    .text
                    .globl salty_start
                salty_start:
                    jmp "%s"
                    .data
                    .p2align 3
                    .globl salty_lines
                salty_lines:
                    .incbin "%s"
                    .globl salty_lines_end
                salty_lines_end:
                    .section .note.GNU-stack, "", @progbits
                """.formatted(entry, table));
        Path file = work.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-static", "-z", "noexecstack"));
        if (name.equals("with-lines")) {
            arguments.add("--strip-debug");
        }
        arguments.addAll(List.of(
                "--defsym=salty_heap_bytes=" + heapBytes,
                "--defsym=salty_stack_bytes=" + stackBytes,
                "-o",
                file.toAbsolutePath().toString()));
        arguments.addAll(objects);
        arguments.add(assemble(tools, source, work));
        // Taken only if the program has a floating-point remainder.
        Path remainder = ImageLinker.resource("remainder.S", work);
        arguments.addAll(List.of("--start-lib", assemble(tools, remainder, work), "--end-lib"));
        new Linker(tools, work).link(arguments);
        return file;
    }

    private static String assemble(LlvmTools tools, Path source, Path work) {
        Path object = work.resolve(source.getFileName() + ".o");
        new Assembler(tools).assemble(new AssemblyJob(source, object, List.of(work), AssemblyJob.X86_64));
        return object.toAbsolutePath().toString();
    }

    private static boolean sameCode(ElfFile first, ElfFile second) {
        ElfSection before = first.section(".text").orElseThrow();
        ElfSection after = second.section(".text").orElseThrow();
        return before.address() == after.address() && before.size() == after.size();
    }
}
