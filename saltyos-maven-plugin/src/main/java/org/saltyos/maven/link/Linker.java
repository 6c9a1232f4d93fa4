package org.saltyos.maven.link;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.LlvmTools;
import org.saltyos.maven.tool.ProcessResult;
import org.saltyos.maven.tool.ProcessRunner;

/** Links object files with lld. */
public final class Linker {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LlvmTools tools;
    private final Path directory;

    /**
     * A linker from the given tools.
     *
     * @param directory where it runs; relative names among the arguments start here
     */
    public Linker(LlvmTools tools, Path directory) {
        this.tools = tools;
        this.directory = directory;
    }

    /**
     * Runs lld as the GNU linker.
     *
     * @param arguments options and files, {@code -o} among them
     * @throws UserError SALT1304 with the places that refer to what is missing or doubled
     */
    public void link(List<String> arguments) {
        link(arguments, Map.of());
    }

    /**
     * The same, with places in the sources of some of the files.
     *
     * @param sources the source of each object file, by the object's file name
     * @throws UserError SALT1304 with the places that refer to what is missing or doubled
     */
    void link(List<String> arguments, Map<String, Path> sources) {
        List<String> command = new ArrayList<>(List.of(
                tools.program("lld").toString(),
                "-flavor",
                "gnu",
                "--color-diagnostics=never",
                "--error-limit=0",
                "--threads=1",
                "--build-id=none"));
        command.addAll(arguments);
        ProcessResult result = new ProcessRunner(directory, LIMIT).run(command);
        if (!result.succeeded()) {
            List<Diagnostic> errors = LinkerMessages.parse(result.errors(), sources);
            if (errors.isEmpty()) {
                String reason = result.errors().strip();
                errors = List.of(Diagnostic.error(
                        DiagnosticCode.SALT1304,
                        null,
                        reason.isEmpty() ? "the linker failed with exit code " + result.exitCode() : reason));
            }
            throw new UserError(errors);
        }
    }
}
