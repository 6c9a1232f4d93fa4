package org.saltyos.kernite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which packages of the kernel use which. From {@code memory} at the bottom to {@code boot} and {@code syscall} at the top the
 * direction is one; the objects in between hold each other (a thread waits at an endpoint, which knows its threads; the end
 * of a capability ends its object) and are a knot that is to become no larger.
 */
class PackagesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/saltyos/kernite");
    private static final Pattern IMPORT =
            Pattern.compile("^import org\\.saltyos\\.kernite\\.([a-z]+)[.\\w]*;", Pattern.MULTILINE);

    /** Start-up calls upwards once, and what is told of bugs and traces names threads. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("memory", Set.of()),
            Map.entry("arch", Set.of("memory", "boot", "cap", "debug", "thread")),
            Map.entry("debug", Set.of("memory", "arch", "thread")),
            Map.entry("thread", Set.of("arch", "cap", "ipc", "sched")),
            Map.entry("sched", Set.of("arch", "cap", "debug", "fault", "ipc", "thread")),
            Map.entry("ipc", Set.of("arch", "cap", "sched", "thread")),
            Map.entry("vspace", Set.of("memory", "arch", "backing", "cap")),
            Map.entry("backing", Set.of("memory", "arch", "cap", "ipc", "thread", "vspace")),
            Map.entry("irq", Set.of("arch", "cap", "ipc")),
            Map.entry("cap", Set.of("arch", "backing", "ipc", "irq", "sched", "thread", "vspace")),
            Map.entry("fault", Set.of("arch", "backing", "cap", "debug", "ipc", "irq", "sched", "thread")),
            Map.entry("untyped", Set.of("memory", "arch", "backing", "cap", "sched", "thread", "vspace")),
            Map.entry(
                    "syscall",
                    Set.of(
                            "memory", "arch", "backing", "cap", "debug", "ipc", "irq", "sched", "thread", "untyped",
                            "vspace")),
            Map.entry("boot", Set.of("memory", "arch", "cap", "irq", "sched", "thread", "vspace")));

    static Stream<String> packages() throws IOException {
        Path root =
                Files.isDirectory(SOURCES) ? SOURCES : Path.of("kernite/kernel").resolve(SOURCES);
        try (Stream<Path> found = Files.list(root)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatItMay(String name) throws IOException {
        assertThat(ALLOWED).as("a package that this test does not know").containsKey(name);
        Set<String> allowed = new TreeSet<>(ALLOWED.get(name));
        allowed.add(name);
        assertThat(allowed).containsAll(used(name));
    }

    private static Set<String> used(String name) throws IOException {
        Path root =
                Files.isDirectory(SOURCES) ? SOURCES : Path.of("kernite/kernel").resolve(SOURCES);
        try (Stream<Path> files = Files.walk(root.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> IMPORT.matcher(read(file)).results().map(found -> found.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
