package org.saltyos.maven.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The script names every program and source once, servers in a fixed order, and connects last. */
class GdbScriptTest {
    private final GdbScript script = new GdbScript(
            Path.of("/a b/kernel.elf"),
            Map.of("echo", Path.of("/s/echo.elf"), "console", Path.of("/s/console.elf")),
            List.of(Path.of("/src/main/java")),
            1234);

    @Test
    void symbolsSourcesAndConnection() {
        assertThat(script.text().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "set pagination off",
                        "set confirm off",
                        "symbol-file \"/a b/kernel.elf\"",
                        "directory \"/src/main/java\"",
                        "define symbols-console",
                        "  add-symbol-file \"/s/console.elf\"",
                        "end",
                        "document symbols-console",
                        "Adds the symbols of the server console, which has the same addresses as every other server.",
                        "end",
                        "define symbols-echo",
                        "  add-symbol-file \"/s/echo.elf\"",
                        "end",
                        "document symbols-echo",
                        "Adds the symbols of the server echo, which has the same addresses as every other server.",
                        "end",
                        "target remote 127.0.0.1:1234");
    }

    @Test
    void qemuWaitsAtTheFirstInstruction() {
        assertThat(script.qemuArguments()).containsExactly("-gdb", "tcp:127.0.0.1:1234", "-S");
    }
}
