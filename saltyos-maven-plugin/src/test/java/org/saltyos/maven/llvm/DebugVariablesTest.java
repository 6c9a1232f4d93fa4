package org.saltyos.maven.llvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.elf.ElfSection;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.tool.HostTools;

/** Debuggers see the variables of the source, and pay for it alone: the machine code is the same without. */
class DebugVariablesTest {
    private static final String SOURCE = """
            public final class Main {
                record Range(long from, int length) {}

                private static final int[] NUMBERS = new int[100];

                private Main() {}

                public static long run(int a) {
                    return sum(NUMBERS, new Range(a, a), a > 1) + sum(NUMBERS, new Range(1, a), true);
                }

                static long sum(int[] numbers, Range range, boolean twice) {
                    long total = range.from();
                    for (int i = 0; i < numbers.length; i++) {
                        int each = numbers[i] * 3;
                        total += each;
                    }
                    for (byte i = 1; i < range.length(); i++) {
                        total ^= i;
                    }
                    Range last = new Range(total, numbers.length);
                    return twice ? last.from() * last.length() : total;
                }
            }
            """;

    @TempDir
    static Path directory;

    private static IrModule module;

    @BeforeAll
    static void lower() throws IOException {
        LlvmLibrary.load(HostTools.tools().libraries());
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path source = Files.writeString(directory.resolve("Main.java"), SOURCE);
        CaseCompiler.compile(List.of(source), classes);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        Lowered lowered = Lowering.lower(
                new LoweringRequest("example", path, List.of(directory), "host", List.of("Main.run(I)J")));
        assertThat(lowered.diagnostics()).isEmpty();
        module = lowered.module().orElseThrow();
    }

    @Test
    void variablesHaveNamesTypesAndLines() {
        String text = new ObjectCompiler(Target.HOST).text(module, false);
        assertThat(text)
                .containsPattern("DILocalVariable\\(name: \"numbers\", arg: 1, .*line: 1[0-9],")
                .containsPattern("DILocalVariable\\(name: \"range\", arg: 2")
                .containsPattern("DILocalVariable\\(name: \"twice\", arg: 3")
                .containsPattern("DILocalVariable\\(name: \"total\", scope: ![0-9]+, file: ![0-9]+, line: 1[0-9],")
                .containsPattern("DILocalVariable\\(name: \"each\", .*line: 1[0-9],")
                .containsPattern("DIBasicType\\(name: \"boolean\", size: 8, encoding: DW_ATE_boolean\\)")
                .containsPattern("DIBasicType\\(name: \"byte\", size: 8, encoding: DW_ATE_signed\\)")
                .containsPattern("DIDerivedType\\(tag: DW_TAG_member, name: \"length\", .*size: 32, offset: 64\\)")
                .contains("DICompositeType(tag: DW_TAG_structure_type, name: \"Main$Range\"")
                .contains("DIExpression(DW_OP_LLVM_fragment, 0, 64)")
                .contains("DIExpression(DW_OP_LLVM_fragment, 64, 32)");
        assertThat(text.split("DILocalVariable\\(name: \"i\"", -1))
                .as("one for each loop")
                .hasSize(3);
    }

    @Test
    void optimisedCodeStillKnowsThem() {
        String text = new ObjectCompiler(Target.HOST).text(module, true);
        assertThat(text).contains("#dbg_value").contains("name: \"total\"").contains("name: \"last\"");
    }

    @Test
    void theMachineCodeIsTheSameWithoutThem() {
        for (Target target : List.of(Target.HOST, Target.KERNEL)) {
            ObjectCompiler compiler = new ObjectCompiler(target);
            byte[] with = compiler.compile(module).object();
            byte[] without = compiler.compile(withoutVariables()).object();
            assertThat(code(with)).isEqualTo(code(without)).isNotEmpty();
            assertThat(with.length).isGreaterThan(without.length);
        }
    }

    private static IrModule withoutVariables() {
        List<IrFunction> functions =
                module.functions().stream().map(IrFunction::withoutLocals).toList();
        return new IrModule(module.name(), functions, module.imports(), module.globals());
    }

    private static List<Byte> code(byte[] object) {
        ElfFile file = ElfReader.read("module.o", object);
        List<Byte> result = new ArrayList<>();
        for (ElfSection section : file.sections()) {
            if ((section.flags() & ElfSection.EXECUTE) != 0) {
                for (byte each : section.bytes()) {
                    result.add(each);
                }
            }
        }
        return result;
    }
}
