package org.saltyos.maven.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.image.TinyKernel;

/** The run with the serial port on the terminal, as {@code mvn saltyos:run} does it, in a JVM of its own. */
@Timeout(60)
class QemuRunIT {
    @TempDir
    static Path directory;

    private static Path kernel;
    private static Path module;
    private static Qemu qemu;

    @BeforeAll
    static void build() throws IOException {
        kernel = TinyKernel.build(directory);
        module = Files.write(directory.resolve("module.bin"), TinyKernel.module(4096));
        qemu = HostQemu.find();
    }

    @Test
    void theGuestsVerdictComesBack() throws Exception {
        Process run = run("fail");
        run.getOutputStream().close();
        assertThat(run.inputReader().lines()).contains("tiny kernel ready", "verdict FAIL 35");
    }

    @Test
    void whatIsTypedReachesTheGuest() throws Exception {
        Process run = run("echo");
        BufferedReader output = run.inputReader();
        awaitLine(output, "command line: echo");
        run.getOutputStream().write('Z');
        run.getOutputStream().flush();
        awaitLine(output, "Z");
        awaitLine(output, "verdict PASS 33");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal to send")
    void anInterruptEndsTheGuestToo() throws Exception {
        Process run = run("hang");
        awaitLine(run.inputReader(), "command line: hang");
        List<ProcessHandle> guests = run.children().toList();
        assertThat(guests).hasSize(1);
        // Not SIGINT, which a build that was started in the background ignores, and its children with it.
        new ProcessBuilder("kill", "-TERM", Long.toString(run.pid())).start().waitFor();
        assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
        guests.get(0).onExit().get(20, TimeUnit.SECONDS);
    }

    private static Process run(String commandLine) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InteractiveRun.class.getName(),
                        qemu.program().toString(),
                        kernel.toString(),
                        module.toString(),
                        commandLine)
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitLine(BufferedReader output, String expected) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.strip().equals(expected)) {
                return;
            }
        }
        throw new AssertionError("the output ended without " + expected);
    }
}
