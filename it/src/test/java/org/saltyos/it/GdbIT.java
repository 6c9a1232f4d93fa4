package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.qemu.BootMedium;
import org.saltyos.maven.qemu.GdbScript;
import org.saltyos.maven.qemu.Machine;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuLocator;

/** gdb with the script that {@code saltyos:run -Dsaltyos.gdb} writes stops at a Java line of the kernel and shows the way there. */
class GdbIT {
    private static final String STATEMENT = "FreeMemory.clear();";

    private final Path images = Path.of(System.getProperty("saltyos.images", "target"), "saltyos", "conformance");
    private final Path sources = Path.of(System.getProperty("saltyos.test.root", ".."), "kernite/kernel/src/main/java");

    @Test
    void stopsAtAJavaLine(@TempDir Path directory) throws IOException, InterruptedException {
        assumeTrue(installed(), "gdb is not installed");
        Path kernel = images.resolve("kernel.elf").toAbsolutePath();
        GdbScript script = new GdbScript(kernel, Map.of(), List.of(sources.toAbsolutePath()), freePort());
        Path file = Files.writeString(directory.resolve("guest.gdb"), script.text());
        int line = lineOf(sources.resolve("org/saltyos/kernite/boot/Boot.java"));
        QemuCommand command = new QemuCommand(
                new QemuLocator().find(null),
                new BootMedium.Pvh(kernel, images.resolve("archive.bin"), ""),
                new Machine(128, "max", script.qemuArguments()));
        Process guest = new ProcessBuilder(command.interactive())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("guest.txt").toFile())
                .start();
        try {
            String said = gdb(directory, file, line);
            // The optimiser may leave no code of the very line: gdb then stops at the next one that has some.
            assertThat(said)
                    .containsPattern("Breakpoint 1, org\\.saltyos\\.kernite\\.boot\\.Boot\\..*Boot\\.java:\\d+")
                    .containsPattern("Boot\\.start\\(JJJ\\)V \\(archive=\\d+, archiveSize=\\d+")
                    .containsPattern("kernite_main \\(.*\\) at org/saltyos/kernite/arch/x86_64/Startup\\.java");
        } finally {
            guest.destroyForcibly();
        }
    }

    private static String gdb(Path directory, Path script, int line) throws IOException, InterruptedException {
        Path output = directory.resolve("gdb.txt");
        Process gdb = new ProcessBuilder(
                        "gdb",
                        "-q",
                        "-nx",
                        "-batch",
                        "-x",
                        script.toString(),
                        "-ex",
                        "break Boot.java:" + line,
                        "-ex",
                        "continue",
                        "-ex",
                        "backtrace",
                        "-ex",
                        "kill")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = gdb.waitFor(90, TimeUnit.SECONDS);
        gdb.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.ISO_8859_1);
        assertThat(ended).as("gdb ends by itself; it said: %s", said).isTrue();
        return said;
    }

    private static int lineOf(Path source) throws IOException {
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(STATEMENT)) {
                return i + 1;
            }
        }
        throw new AssertionError(STATEMENT + " is not in " + source);
    }

    private static boolean installed() throws InterruptedException {
        try {
            return new ProcessBuilder("gdb", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
