package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.ir.IrPrinter;

/** Equal class files give equal code, whatever the compiler's own JVM did before. */
class RepeatedLoweringTest {
    private static final String TEXT = "a text that is a constant here and in the program";
    private static final String SOURCE = """
            package repeated;
            public final class Texts {
                private static String[] texts = {"%s"};
                public static int length(int index) {
                    return texts[index].length();
                }
            }
            """;

    @TempDir
    Path directory;

    /** Constants of one text are one object of the JVM, which keeps a string's hash code from when it was first asked for. */
    @Test
    void aHashCodeThatTheCompilerAskedForLeavesNoTrace() throws IOException {
        Path source = Files.writeString(directory.resolve("Texts.java"), SOURCE.formatted(TEXT));
        CaseCompiler.compile(List.of(source), directory);
        String before = lower();
        assertThat(TEXT.hashCode()).isNotZero();
        assertThat(lower()).isEqualTo(before);
    }

    private String lower() {
        List<Path> path = new ArrayList<>(List.of(directory));
        path.addAll(RuntimeLibrary.in(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList()));
        Lowered lowered = Lowering.lower(new LoweringRequest(
                "repeated", path, List.of(), LoweringRequest.PROGRAM, List.of("repeated.Texts.length(I)I")));
        assertThat(lowered.diagnostics()).isEmpty();
        return IrPrinter.print(lowered.module().orElseThrow());
    }
}
