package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.differential.CaseCompiler;

/** What is found in class files, with stand-ins for what the annotation processor generates. */
class CodeUsesTest {
    private static final Map<String, String> SOURCES = Map.of(
            "org/saltyos/basalt/Server.java",
            "package org.saltyos.basalt; public @interface Server { String name(); String[] needs() default {}; }",
            "org/saltyos/basalt/start/Startup.java",
            "package org.saltyos.basalt.start; public final class Startup { private Startup() {}"
                    + " public static long ports(int port) { return port; } public static long irq(int line) { return line; }"
                    + " public static long service(String name) { return name.length(); } }",
            "x/Echo.java",
            "package x; @org.saltyos.lang.Protocol(version = 3) public interface Echo { int echo(int value); }",
            "x/EchoClient.java",
            "package x; public record EchoClient(long endpoint) implements Echo { public static final int TAG = 0x123403;"
                    + " public int echo(int value) { return value + TAG; } }",
            "x/EchoDispatcher.java",
            "package x; public final class EchoDispatcher { private final Echo implementation;"
                    + " public EchoDispatcher(Echo e) { implementation = e; } public int tag() { return EchoClient.TAG; }"
                    + " public int dispatch(int v) { return implementation.echo(v) + tag(); } }");

    @TempDir
    Path directory;

    private CodeUse uses(String body) throws Exception {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            files.add(write(source.getKey(), source.getValue()));
        }
        files.add(write(
                "x/Main.java",
                "package x; import org.saltyos.basalt.start.Startup;"
                        + " @org.saltyos.basalt.Server(name = \"m\", needs = {\"echo\", \"log\"}) public final class Main {"
                        + " static final String LOG = \"log\"; static final Echo LOGIC = new Logic();"
                        + " static final class Logic implements Echo { public int echo(int v) { return v; } }"
                        + body + "}"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        CaseCompiler.compile(files, classes);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        Lowered lowered =
                Lowering.lower(new LoweringRequest("x", path, List.of(), "server", List.of("x.Main.main()J")));
        assertThat(lowered.diagnostics()).isEmpty();
        return lowered.uses();
    }

    private Path write(String name, String text) throws Exception {
        Path file = directory.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void callsAreThoseOfGeneratedClients() throws Exception {
        CodeUse uses = uses("public static long main() {"
                + " return new EchoClient(Startup.service(\"echo\")).echo(1) + Startup.ports(0x60); }");
        assertThat(uses.calls()).containsExactly(Map.entry("x.Echo", 3));
        assertThat(uses.answers()).isEmpty();
        assertThat(uses.services()).containsExactly("echo");
        assertThat(uses.ports()).isTrue();
        assertThat(uses.irqs()).isFalse();
        assertThat(uses.memory()).isFalse();
    }

    @Test
    void answersAreThoseOfGeneratedDispatchers() throws Exception {
        CodeUse uses = uses("static final EchoDispatcher SERVICE = new EchoDispatcher(LOGIC);"
                + " public static long main() { return SERVICE.dispatch(4) + Startup.service(LOG); }");
        assertThat(uses.calls()).isEmpty();
        assertThat(uses.answers()).containsExactly(Map.entry("x.Echo", 3));
        assertThat(uses.services()).containsExactly("log");
    }

    @Test
    void whatNobodyReachesIsNotUsed() throws Exception {
        CodeUse uses = uses("public static long main() { return 1; }"
                + " public static long other() { return new EchoClient(1).echo(2) + Startup.irq(3); }");
        assertThat(uses.calls()).isEmpty();
        assertThat(uses.irqs()).isFalse();
    }
}
