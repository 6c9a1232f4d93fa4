package org.saltyos.maven.qemu;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A script with which gdb debugs a guest by Java lines: the kernel's symbols, where sources are, and the connection. All
 * servers are linked to the same addresses, so each one's symbols come by a command of its own, {@code symbols-NAME}.
 *
 * @param kernel the kernel with its debug information
 * @param servers the servers' programs with their debug information, by name
 * @param sources directories with Java and assembly sources
 * @param port where QEMU listens on 127.0.0.1
 */
public record GdbScript(Path kernel, Map<String, Path> servers, List<Path> sources, int port) {
    public GdbScript {
        servers = Map.copyOf(servers);
        sources = List.copyOf(sources);
    }

    /** Arguments that make QEMU wait for gdb before the guest's first instruction. */
    public List<String> qemuArguments() {
        return List.of("-gdb", "tcp:127.0.0.1:" + port, "-S");
    }

    /** The script. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Debugs the guest that saltyos:run has started and that waits. gdb -x THIS, then for example:\n");
        text.append("#   break Deletion.java:35    or    symbols-echo, then break EchoLogic.java:20\n");
        text.append("#   continue\n");
        text.append("set pagination off\nset confirm off\n");
        text.append("symbol-file ").append(quoted(kernel)).append('\n');
        for (Path source : sources) {
            text.append("directory ").append(quoted(source)).append('\n');
        }
        new TreeMap<>(servers).forEach((name, image) -> {
            text.append("define symbols-").append(name).append("\n  add-symbol-file ");
            text.append(quoted(image)).append("\nend\n");
            text.append("document symbols-").append(name).append("\nAdds the symbols of the server ");
            text.append(name).append(", which has the same addresses as every other server.\nend\n");
        });
        text.append("target remote 127.0.0.1:").append(port).append('\n');
        return text.toString();
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
