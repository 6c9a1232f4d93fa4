package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.differential.CaseCompiler;

/** Who may use floating point: servers that ask for it, never the kernel. */
class FloatingPointTest {
    private static final String ANNOTATION = """
            package org.saltyos.basalt;
            public @interface Server { String name(); boolean floatingPoint() default false; }
            """;
    private static final String PROGRAM = """
            package example;
            %s
            public final class Scale {
                private static final double[] FACTORS = {1.5, -0.0};
                public static int scale(int a) {
                    return (int) (a * FACTORS[0]);
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void aServerMustAskForIt() throws IOException {
        assertThat(lower("server", "@org.saltyos.basalt.Server(name = \"scale\")"))
                .contains("Scale.java:[6] SALT0107")
                .contains("SALT0107: floating point is not available in a server that does not ask for it")
                .contains("try: @Server(floatingPoint = true)");
    }

    @Test
    void aServerThatAsksHasIt() throws IOException {
        assertThat(lower("server", "@org.saltyos.basalt.Server(name = \"scale\", floatingPoint = true)"))
                .isEmpty();
    }

    @Test
    void theKernelNeverHasIt() throws IOException {
        assertThat(lower("kernel", "@org.saltyos.basalt.Server(name = \"scale\", floatingPoint = true)"))
                .contains("Scale.java:[6] SALT0107")
                .contains("SALT0107: floating point is not available in the kernel");
    }

    private String lower(String profile, String manifest) throws IOException {
        Path annotation = Files.createDirectories(directory.resolve("src/org/saltyos/basalt"))
                .resolve("Server.java");
        Path program = Files.createDirectories(directory.resolve("src/example")).resolve("Scale.java");
        Files.writeString(annotation, ANNOTATION);
        Files.writeString(program, PROGRAM.formatted(manifest));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        CaseCompiler.compile(List.of(annotation, program), classes);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        return Lowering.lower(
                        new LoweringRequest("scale", path, List.of(), profile, List.of("example.Scale.scale(I)I")))
                .diagnostics()
                .stream()
                .map(d -> d.location() + " " + d.code() + ": " + d.message() + " " + d.notes())
                .collect(Collectors.joining("\n"));
    }
}
