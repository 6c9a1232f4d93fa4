package org.saltyos.maven.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrPrinter;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;

/**
 * The IR of the methods in {@code golden/Golden.java}, as text. When a change of it is meant, run with
 * {@code -Dsaltyos.golden.update} and read the difference in version control.
 */
class GoldenTest {
    private static final Path EXPECTED = Path.of("src/test/resources/golden/Golden.ir");

    @TempDir
    Path classes;

    @Test
    void theIrReadsAsExpected() throws IOException {
        CaseCompiler.compile(CaseCompiler.sources("golden"), classes);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        List<String> roots = List.of(
                "golden.Golden.arrayElement(I)I",
                "golden.Golden.divide(II)I",
                "golden.Golden.loop(I)I",
                "golden.Golden.record(IJ)J",
                "golden.Golden.field(I)I",
                "golden.Golden.decidedAtBuildTime(I)I",
                "golden.Golden.fault(I)I",
                "golden.Golden.choose(I)I");
        Lowered lowered = Lowering.lower(new LoweringRequest("golden", path, List.of(), "server", roots));
        IrModule module = lowered.module().orElseThrow();
        String text = IrPrinter.print(module);
        if (System.getProperty("saltyos.golden.update") != null) {
            Files.writeString(EXPECTED, text);
        }
        assertThat(text).isEqualTo(Files.readString(EXPECTED));
    }
}
