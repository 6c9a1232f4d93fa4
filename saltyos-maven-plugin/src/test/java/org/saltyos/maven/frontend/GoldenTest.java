package org.saltyos.maven.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrParser;
import org.saltyos.maven.ir.IrPrinter;
import org.saltyos.maven.ir.IrVerifier;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;

/**
 * The IR of the public methods of each file under {@code golden/}, one file for each construct, as text beside it. When a
 * change of it is meant, run with {@code -Dsaltyos.golden.update} and read the difference in version control.
 */
class GoldenTest {
    private static final Path EXPECTED = Path.of("src/test/resources/golden");

    @TempDir
    static Path directory;

    @TestFactory
    Stream<DynamicTest> theIrReadsAsExpected() throws IOException {
        return CaseCompiler.sources("golden").stream()
                .map(source -> DynamicTest.dynamicTest(simpleName(source), source.toUri(), () -> check(source)));
    }

    private static String simpleName(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static void check(Path source) throws IOException {
        String name = simpleName(source);
        IrModule module = lower(name, source);
        String text = IrPrinter.print(module);
        Path expected = EXPECTED.resolve(name + ".ir");
        if (System.getProperty("saltyos.golden.update") != null) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
        assertThat(IrVerifier.problems(module)).isEmpty();
        IrModule again = IrParser.parse(text);
        assertThat(again.functions())
                .isEqualTo(module.functions().stream()
                        .map(IrFunction::withoutLocals)
                        .toList());
        assertThat(IrPrinter.print(again)).isEqualTo(text);
    }

    private static IrModule lower(String name, Path source) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(name));
        CaseCompiler.compile(List.of(source), classes);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        List<String> roots = roots(classes.resolve("golden/" + name + ".class"));
        String profile = name.equals("Floating") ? "host" : "server";
        Lowered lowered = Lowering.lower(new LoweringRequest(name, path, List.of(), profile, roots));
        assertThat(lowered.diagnostics()).isEmpty();
        return lowered.module().orElseThrow();
    }

    private static List<String> roots(Path classFile) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(Files.readAllBytes(classFile)).accept(node, ClassReader.SKIP_CODE);
        int wanted = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        List<String> result = new ArrayList<>();
        for (MethodNode method : node.methods) {
            if ((method.access & wanted) == wanted) {
                result.add(node.name.replace('/', '.') + "." + method.name + method.desc);
            }
        }
        return result;
    }
}
