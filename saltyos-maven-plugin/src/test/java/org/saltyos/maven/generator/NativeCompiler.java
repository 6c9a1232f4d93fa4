package org.saltyos.maven.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.link.NativeProgram;
import org.saltyos.maven.llvm.Effort;
import org.saltyos.maven.llvm.LlvmLibrary;
import org.saltyos.maven.llvm.ObjectCompiler;
import org.saltyos.maven.llvm.Target;
import org.saltyos.maven.pipeline.AssemblySources;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.pipeline.RuntimeLibrary;
import org.saltyos.maven.tool.HostTools;

/** Compiles the programs of a folder to one Linux program, as the goal {@code native} does but in this JVM. */
final class NativeCompiler {
    private static final long HEAP = 64L << 20;
    private static final long STACK = 8L << 20;

    private NativeCompiler() {}

    /**
     * The program.
     *
     * @throws UserError if the compiler refuses something
     */
    static Path compile(Path folder, Effort effort) throws IOException {
        LlvmLibrary.load(HostTools.tools().libraries());
        Path work = Files.createDirectories(folder.resolve("work"));
        List<Path> path = new ArrayList<>(List.of(folder.resolve("classes")));
        path.addAll(RuntimeLibrary.in(HostTools.classPath()));
        List<String> roots = new ArrayList<>(NativeProgram.ROOTS);
        roots.add(ProgramCompiler.ENTRY);
        Lowered lowered = Lowering.lower(new LoweringRequest(
                ProgramCompiler.MAIN, path, List.of(folder.resolve("src")), LoweringRequest.PROGRAM, roots));
        if (lowered.module().isEmpty()) {
            throw new UserError(lowered.diagnostics());
        }
        byte[] code = new ObjectCompiler(Target.HOST, effort)
                .compile(lowered.module().get())
                .object();
        Path object = Files.write(work.resolve("module.o"), code);
        List<Path> assembly = AssemblySources.collect(work.resolve("none"), path, work.resolve("asm"));
        Path program = folder.resolve("program");
        new NativeProgram(object, ProgramCompiler.ENTRY, assembly, HEAP, STACK)
                .link(HostTools.tools(), work.resolve("link"), program);
        return program;
    }

    /** What the compiler says against the programs. */
    static String explain(UserError error) {
        return error.diagnostics().stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
    }
}
