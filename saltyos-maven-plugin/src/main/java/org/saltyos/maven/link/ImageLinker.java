package org.saltyos.maven.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.elf.LineTableWriter;
import org.saltyos.maven.tool.LlvmTools;

/** Makes a kernel or server from the compiler's object file and assembly sources, and states the facts about it. */
public final class ImageLinker {
    private final LlvmTools tools;

    /** A linker from the given tools. */
    public ImageLinker(LlvmTools tools) {
        this.tools = tools;
    }

    /**
     * Assembles, links, and writes {@code image.elf}, {@code lines.bin} and {@code facts.json}.
     *
     * @return the facts
     * @throws UserError SALT1303, SALT1304 for mistakes in assembly and symbols, SALT0903 if the stack is too small,
     *     SALT9002 if a file cannot be read or written
     */
    public ImageFacts link(LinkJob job) {
        List<StackDepth> stack = new CallGraph(
                        FrameFile.read(job.objectDirectory().resolve("frames.json")),
                        AssemblyFrames.read(job.assemblySources()))
                .depths();
        checkStack(job, stack);
        try {
            Path work = Files.createDirectories(job.outputDirectory().resolve("link"));
            Path image = job.outputDirectory().resolve("image.elf");
            Path linked = work.resolve("image.elf");
            Files.deleteIfExists(image);
            new Linker(tools, job.outputDirectory()).link(arguments(job, work, linked), sources(job));
            ElfFile file = ElfReader.read(linked);
            ImageFacts facts = ImageFacts.of(job.name(), file, stack);
            Files.write(job.outputDirectory().resolve("lines.bin"), LineTableWriter.write(file));
            facts.write(job.outputDirectory().resolve("facts.json"));
            Files.move(linked, image, StandardCopyOption.REPLACE_EXISTING);
            return facts;
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    SourceLocation.file(job.outputDirectory().toString()),
                    "linking " + job.name() + " failed: " + e.getMessage());
        }
    }

    private List<String> arguments(LinkJob job, Path work, Path linked) throws IOException {
        Path script = job.linkerScript().isPresent()
                ? job.linkerScript().get().toAbsolutePath()
                : resource("server.ld", work);
        List<String> arguments = new ArrayList<>(List.of(
                "-static",
                "-z",
                "max-page-size=4096",
                "-z",
                "noexecstack",
                "-T",
                script.toString(),
                "-o",
                linked.toAbsolutePath().toString()));
        if (job.heapBytes() > 0) {
            arguments.addAll(heap(job, work));
        }
        arguments.addAll(assemble(job, work));
        arguments.add(job.objectDirectory().resolve("module.o").toAbsolutePath().toString());
        Path memory = work.resolve("memory.o");
        new Assembler(tools)
                .assemble(new AssemblyJob(resource("memory.S", work), memory, List.of(), AssemblyJob.X86_64));
        arguments.add(memory.toAbsolutePath().toString());
        Path remainder = work.resolve("remainder.o");
        new Assembler(tools)
                .assemble(new AssemblyJob(resource("remainder.S", work), remainder, List.of(), AssemblyJob.X86_64));
        // Taken only if something refers to it.
        arguments.addAll(List.of("--start-lib", remainder.toAbsolutePath().toString(), "--end-lib"));
        return arguments;
    }

    /** What a server with a heap starts with: its memory, and the code that makes a heap of it. */
    private List<String> heap(LinkJob job, Path work) throws IOException {
        Files.writeString(work.resolve("heap-size.inc"), ".set salty_heap_bytes, " + job.heapBytes() + "\n");
        Path object = work.resolve("server-heap.o");
        new Assembler(tools)
                .assemble(new AssemblyJob(resource("server-heap.S", work), object, List.of(work), AssemblyJob.X86_64));
        Path output = work.resolve("server-output.o");
        new Assembler(tools)
                .assemble(new AssemblyJob(resource("server-output.S", work), output, List.of(), AssemblyJob.X86_64));
        return List.of(
                "-e",
                "salty_server_start",
                object.toAbsolutePath().toString(),
                "--start-lib",
                output.toAbsolutePath().toString(),
                "--end-lib");
    }

    /** The name of the object file of an assembly file; two of them may have the same name in different folders. */
    private static String object(int index, Path source) {
        return index + "-" + source.getFileName() + ".o";
    }

    private static Map<String, Path> sources(LinkJob job) {
        Map<String, Path> result = new HashMap<>();
        for (int i = 0; i < job.assemblySources().size(); i++) {
            Path source = job.assemblySources().get(i);
            result.put(object(i, source), source);
        }
        return result;
    }

    /** Assembles all sources, so that the mistakes of all are reported at once. */
    private List<String> assemble(LinkJob job, Path work) {
        Assembler assembler = new Assembler(tools);
        List<String> objects = new ArrayList<>();
        List<Diagnostic> mistakes = new ArrayList<>();
        for (Path source : job.assemblySources()) {
            Path object = work.resolve(object(objects.size(), source));
            objects.add(object.toAbsolutePath().toString());
            try {
                assembler.assemble(new AssemblyJob(source, object, List.of(job.objectDirectory()), AssemblyJob.X86_64));
            } catch (UserError e) {
                mistakes.addAll(e.diagnostics());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UserError(mistakes);
        }
        return objects;
    }

    private static void checkStack(LinkJob job, List<StackDepth> stack) {
        for (StackDepth depth : stack) {
            if (job.stackBytes() > 0 && depth.bytes() > job.stackBytes()) {
                throw new UserError(
                        DiagnosticCode.SALT0903,
                        job.stackPlace(),
                        job.name() + " has a stack of " + job.stackBytes() + " bytes, but " + depth.entry()
                                + " may need " + depth.bytes(),
                        "deepest calls: " + String.join(" -> ", depth.chain()),
                        "try: a larger stack" + (job.stackPlace() == null ? " (saltyos.stackBytes)" : "")
                                + ", or @NoInline on a large method of the chain that is called rarely");
            }
        }
    }

    /** Copies a file of this package's resources to a directory. */
    static Path resource(String name, Path directory) throws IOException {
        Path target = directory.resolve(name);
        try (InputStream content = Objects.requireNonNull(ImageLinker.class.getResourceAsStream(name), name)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
