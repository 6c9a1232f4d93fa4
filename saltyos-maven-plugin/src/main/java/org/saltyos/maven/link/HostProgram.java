package org.saltyos.maven.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.elf.LineIndex;
import org.saltyos.maven.tool.LlvmTools;
import org.saltyos.maven.tool.ProcessResult;
import org.saltyos.maven.tool.ProcessRunner;

/**
 * Compiled functions as a static Linux program, to compare them with the same functions on HotSpot.
 *
 * <p>Runs on Linux on x86-64 only. All calls of one {@link #run} share a process and its static fields; a call that ends
 * in a trap does not disturb the next.
 */
public final class HostProgram {
    /** Arguments of one process: well below Linux's limit for all arguments together. */
    private static final int CALLS_PER_PROCESS = 4000;

    private static final int HEXADECIMAL = 16;

    private final Path directory;
    private final Path executable;
    private final List<String> entries;
    private final LineIndex lines;

    /**
     * One call.
     *
     * @param entry the symbol of an exported function
     * @param arguments the integers, up to six, ints sign-extended
     * @param floating the raw bits of floats and doubles, up to six; they have registers of their own, so their places among
     *     the integers do not matter
     * @param floatingResult whether the result is a float or double, given as its raw bits
     */
    public record Call(String entry, List<Long> arguments, List<Long> floating, boolean floatingResult) {
        /** Copies the lists, so that the record is immutable. */
        public Call {
            arguments = List.copyOf(arguments);
            floating = List.copyOf(floating);
        }

        /** A call with integers only. */
        public Call(String entry, List<Long> arguments) {
            this(entry, arguments, List.of(), false);
        }
    }

    private HostProgram(Path directory, Path executable, List<String> entries, LineIndex lines) {
        this.directory = directory;
        this.executable = executable;
        this.entries = List.copyOf(entries);
        this.lines = lines;
    }

    /**
     * Links a program.
     *
     * @param tools the LLVM programs
     * @param objects the compiled code, made for the host target
     * @param entries the exported functions that can be called
     * @param directory where intermediate files and the program go
     * @throws IOException if a file cannot be written
     */
    public static HostProgram build(LlvmTools tools, List<Path> objects, List<String> entries, Path directory)
            throws IOException {
        Files.createDirectories(directory);
        StringBuilder table = new StringBuilder("    .section .rodata\n    .globl host_entries\nhost_entries:\n");
        entries.forEach(entry -> table.append("    .quad \"").append(entry).append("\"\n"));
        Path entriesSource = Files.writeString(directory.resolve("host-entries.S"), table);
        List<Path> sources = List.of(
                ImageLinker.resource("host-start.S", directory),
                ImageLinker.resource("memory.S", directory),
                ImageLinker.resource("remainder.S", directory),
                entriesSource);
        Path executable = directory.resolve("host-program").toAbsolutePath();
        List<String> arguments = new ArrayList<>(List.of("-static", "-z", "noexecstack", "-o", executable.toString()));
        for (Path source : sources) {
            Path object = directory.resolve(source.getFileName() + ".o");
            new Assembler(tools).assemble(new AssemblyJob(source, object, List.of(), AssemblyJob.X86_64));
            arguments.add(object.toAbsolutePath().toString());
        }
        objects.forEach(object -> arguments.add(object.toAbsolutePath().toString()));
        new Linker(tools, directory).link(arguments);
        return new HostProgram(directory, executable, entries, new LineIndex(ElfReader.read(executable)));
    }

    /** The linked program. */
    public Path executable() {
        return executable;
    }

    /**
     * Makes calls, one after the other.
     *
     * @param limit the time for each process, which makes up to 4000 of them
     * @return an outcome for each call
     * @throws CompilerBug if the program does not answer each call
     */
    public List<HostOutcome> run(List<Call> calls, Duration limit) {
        List<HostOutcome> outcomes = new ArrayList<>();
        for (int from = 0; from < calls.size(); from += CALLS_PER_PROCESS) {
            List<Call> batch = calls.subList(from, Math.min(calls.size(), from + CALLS_PER_PROCESS));
            List<String> command = new ArrayList<>(List.of(executable.toString()));
            batch.forEach(call -> command.add(text(call)));
            ProcessResult result = new ProcessRunner(directory, limit).run(command);
            List<String> answers = result.output().lines().toList();
            if (!result.succeeded() || answers.size() != batch.size()) {
                throw new CompilerBug("the host program answered " + answers.size() + " of " + batch.size()
                        + " calls and ended with " + result.exitCode());
            }
            for (int i = 0; i < batch.size(); i++) {
                outcomes.add(parse(answers.get(i), batch.get(i).floatingResult()));
            }
        }
        return outcomes;
    }

    private String text(Call call) {
        int index = entries.indexOf(call.entry());
        if (index < 0) {
            throw new IllegalArgumentException("not an entry of the program: " + call.entry());
        }
        StringBuilder text = new StringBuilder().append(index);
        call.arguments().forEach(value -> text.append(',').append((long) value));
        call.floating().forEach(value -> text.append(';').append((long) value));
        return text.toString();
    }

    private HostOutcome parse(String answer, boolean floatingResult) {
        String[] words = answer.split(" ");
        if (words[0].equals("value") && words.length == 3) {
            return new HostOutcome.Value(number(words[floatingResult ? 2 : 1]));
        }
        if (words[0].equals("trap") && words.length == 4) {
            long address = number(words[1]);
            return new HostOutcome.Trap((int) number(words[2]), (int) number(words[3]), address, lines.find(address));
        }
        throw new CompilerBug("the host program answered: " + answer);
    }

    private static long number(String digits) {
        return Long.parseUnsignedLong(digits, HEXADECIMAL);
    }
}
