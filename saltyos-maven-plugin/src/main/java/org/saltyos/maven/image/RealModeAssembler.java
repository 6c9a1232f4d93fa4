package org.saltyos.maven.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.LlvmTools;
import org.saltyos.maven.tool.ProcessResult;
import org.saltyos.maven.tool.ProcessRunner;

/** Turns the plugin's own real-mode sources, which are resources beside this class, into flat binaries. */
final class RealModeAssembler {
    private final LlvmTools tools;
    private final ProcessRunner runner;
    private final Path directory;

    /**
     * An assembler.
     *
     * @param tools where llvm-mc and lld are
     * @param runner runs them
     * @param directory for intermediate files, created where needed
     */
    RealModeAssembler(LlvmTools tools, ProcessRunner runner, Path directory) {
        this.tools = tools;
        this.runner = runner;
        this.directory = directory;
    }

    /**
     * Assembles and links one source.
     *
     * @param name of the resource, without {@code .S}
     * @param address where the code will run
     */
    byte[] assemble(String name, int address) {
        Path source = directory.resolve(name + ".S");
        Path object = directory.resolve(name + ".o");
        Path binary = directory.resolve(name + ".bin");
        try (InputStream text = RealModeAssembler.class.getResourceAsStream(name + ".S")) {
            if (text == null) {
                throw new CompilerBug("resource " + name + ".S is missing");
            }
            Files.createDirectories(directory);
            Files.write(source, text.readAllBytes());
            run(List.of(
                    tools.program("llvm-mc").toString(),
                    "-triple=i386-unknown-none-elf",
                    "-filetype=obj",
                    "-o",
                    object.toString(),
                    source.toString()));
            run(List.of(
                    tools.program("lld").toString(),
                    "-flavor",
                    "gnu",
                    "--oformat=binary",
                    "-Ttext=0x" + Integer.toHexString(address),
                    "-o",
                    binary.toString(),
                    object.toString()));
            return Files.readAllBytes(binary);
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002, null, "cannot assemble the boot loader in " + directory + ": " + e);
        }
    }

    private void run(List<String> command) {
        ProcessResult result = runner.run(command);
        if (!result.succeeded()) {
            throw new CompilerBug("the boot loader does not assemble: " + result.errors());
        }
    }
}
