package org.saltyos.maven.link;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.LlvmTools;
import org.saltyos.maven.tool.ProcessResult;
import org.saltyos.maven.tool.ProcessRunner;

/**
 * Assembles {@code .S} files with llvm-mc, with line numbers for the debugger.
 *
 * <p>llvm-mc runs in the directory of the source and gets its bare name, so that no path of this machine enters the
 * object file.
 */
public final class Assembler {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LlvmTools tools;

    /** An assembler from the given tools. */
    public Assembler(LlvmTools tools) {
        this.tools = tools;
    }

    /**
     * Assembles one file.
     *
     * @throws UserError SALT1303 with the place of each mistake in the source
     */
    public void assemble(AssemblyJob job) {
        Path source = job.source().toAbsolutePath();
        Path directory = source.getParent();
        if (directory == null) {
            throw new CompilerBug("not a file: " + source);
        }
        List<String> command = new ArrayList<>(List.of(
                tools.program("llvm-mc").toString(),
                "--triple=" + job.triple(),
                "--filetype=obj",
                "-g",
                "--dwarf-version=4",
                "--fdebug-compilation-dir=.",
                "-I",
                directory.toString()));
        for (Path include : job.includeDirectories()) {
            command.add("-I");
            command.add(include.toAbsolutePath().toString());
        }
        command.add("-o");
        command.add(job.object().toAbsolutePath().toString());
        command.add(source.getFileName().toString());
        ProcessResult result = new ProcessRunner(directory, LIMIT).run(command);
        if (!result.succeeded()) {
            throw new UserError(errors(directory, source, result));
        }
    }

    private static List<Diagnostic> errors(Path directory, Path source, ProcessResult result) {
        List<Diagnostic> errors = AssemblerMessages.parse(directory, result.errors());
        if (errors.isEmpty()) {
            SourceLocation file = SourceLocation.file(source.toString());
            String reason = result.errors().strip();
            return List.of(Diagnostic.error(
                    DiagnosticCode.SALT1303,
                    file,
                    reason.isEmpty() ? "the assembler failed with exit code " + result.exitCode() : reason));
        }
        return errors;
    }
}
