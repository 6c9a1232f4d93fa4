package org.saltyos.maven.llvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saltyos.maven.llvm.IrBuilder.block;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrGlobal;
import org.saltyos.maven.ir.IrImport;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.ir.UnaryOp;
import org.saltyos.maven.tool.HostTools;

/** The LLVM IR made of each instruction family, and what the optimiser makes of it. */
class EmitterTest {
    @BeforeAll
    static void loadLlvm() {
        LlvmLibrary.load(HostTools.tools().libraries());
    }

    @Test
    void divisionIsGuardedAgainstTheOverflowOfTheSmallestNumber() {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I32);
        Register y = b.parameter(IrType.I32);
        Register quotient = b.register(IrType.I32);
        b.add(new Instruction.Binary(2, quotient, BinaryOp.SDIV, x, y));
        assertThat(plain(b.exported("divide", IrType.I32, quotient)))
                .containsSubsequence(
                        "icmp eq i32 %1, -1",
                        "select i1 %2, i32 1, i32 %1", "sdiv i32 %0, %3", "sub i32 0, %0", "select i1 %2, i32");
    }

    @Test
    void shiftDistancesAreMasked() {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I64);
        Register n = b.parameter(IrType.I32);
        Register result = b.register(IrType.I64);
        b.add(new Instruction.Binary(2, result, BinaryOp.ASHR, x, n));
        assertThat(plain(b.exported("shift", IrType.I64, result)))
                .containsSubsequence("and i32 %1, 63", "zext i32 %2 to i64", "ashr i64 %0, %3");
    }

    @Test
    void arrayLoopLosesItsCheckAndVectorisesOnTheHost() {
        String text = new ObjectCompiler(Target.HOST).text(IrBuilder.module(sumOfArray()), true);
        assertThat(text).contains("<4 x i32>").doesNotContain("ubsantrap");
    }

    @Test
    void lengthsAndReferencesCarryTheirFacts() {
        String text = plain(sumOfArray());
        assertThat(text)
                .contains("ptr noundef nonnull align 8 dereferenceable(8) %0")
                .contains("!invariant.load")
                .contains("!range")
                .contains("!tbaa")
                .contains("zext nneg i32")
                .contains("getelementptr inbounds nuw i32")
                .contains("!\"int[]\"")
                .contains("!{i32 0, i32 -2147483648}");
    }

    @Test
    void eachCheckKeepsItsOwnTrap() {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I32);
        b.add(
                new Instruction.Check(3, 2, Predicate.LT, x, Operand.i32(10)),
                new Instruction.Check(4, 2, Predicate.NE, x, Operand.i32(5)));
        String text =
                new ObjectCompiler(Target.KERNEL).text(IrBuilder.module(b.exported("checks", IrType.I32, x)), true);
        assertThat(text.split("call void @llvm.ubsantrap\\(i8 2\\)", -1)).hasSize(3);
        assertThat(text).contains("nomerge").contains("branch_weights");
    }

    @Test
    void deviceAccessIsVolatileAndNeverMerged() {
        IrBuilder b = new IrBuilder();
        Register address = b.parameter(IrType.I64);
        Register first = b.register(IrType.I32);
        Register second = b.register(IrType.I32);
        b.add(
                new Instruction.Load(2, first, MemoryKind.I32, address, 4, null, true, false),
                new Instruction.Load(3, second, MemoryKind.I32, address, 4, null, true, false),
                new Instruction.Store(4, MemoryKind.I8, address, 0, first, null, true));
        String text = new ObjectCompiler(Target.KERNEL)
                .text(IrBuilder.module(b.exported("device", IrType.I32, second)), true);
        assertThat(text.split("load volatile i32", -1)).hasSize(3);
        assertThat(text).contains("store volatile i8").contains("null_pointer_is_valid");
    }

    @Test
    void onlyTheKernelDoesWithoutJumpTables() {
        IrBuilder b = new IrBuilder();
        IrModule module = IrBuilder.module(b.exported("f", IrType.I32, Operand.i32(1)));
        String attribute = "\"no-jump-tables\"=\"true\"";
        assertThat(new ObjectCompiler(Target.KERNEL).text(module, false)).contains(attribute);
        assertThat(new ObjectCompiler(Target.SERVER).text(module, false)).doesNotContain(attribute);
    }

    @Test
    void conversionsExtendFromTheLowBits() {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I32);
        Register narrow = b.register(IrType.I32);
        Register wide = b.register(IrType.I64);
        b.add(
                new Instruction.Convert(2, narrow, ConvertOp.SEXT8, x),
                new Instruction.Convert(3, wide, ConvertOp.ZEXT, narrow));
        assertThat(plain(b.exported("convert", IrType.I64, wide)))
                .containsSubsequence("trunc i32 %0 to i8", "sext i8 %1 to i32", "zext i32 %2 to i64");
    }

    @Test
    void bitOperationsAreIntrinsics() {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I64);
        Register zeros = b.register(IrType.I64);
        Register rotated = b.register(IrType.I64);
        Register order = b.register(IrType.I32);
        b.add(
                new Instruction.Unary(2, zeros, UnaryOp.LEADING_ZEROS, x),
                new Instruction.RotateLeft(3, rotated, zeros, Operand.i32(7)),
                new Instruction.CompareThreeWay(4, order, rotated, x));
        assertThat(plain(b.exported("bits", IrType.I32, order)))
                .contains("llvm.ctlz.i64", "llvm.fshl.i64", "llvm.scmp.i32.i64");
    }

    @Test
    void inlineAssemblyUsesOperandsOfTheJavaWidths() {
        IrBuilder b = new IrBuilder();
        Register port = b.parameter(IrType.I32);
        Register value = b.register(IrType.I32);
        b.add(new Instruction.InlineAssembly(
                2,
                List.of(value),
                List.of(8),
                "inb %dx, %al",
                "={al},{dx},~{memory},~{dirflag},~{fpsr},~{flags}",
                List.of(port),
                List.of(16),
                false));
        assertThat(plain(b.exported("inb", IrType.I32, value)))
                .containsSubsequence("trunc i32 %0 to i16", "call i8 asm sideeffect \"inb %dx, %al\"", "sext i8");
    }

    @Test
    void severalResultsComeBackInAStructure() {
        IrBuilder inner = new IrBuilder();
        Register x = inner.parameter(IrType.I64);
        inner.end(new Instruction.Return(2, List.of(x, Operand.i32(3), new Operand.Null())));
        IrFunction three = inner.function("three", List.of(IrType.I64, IrType.I32, IrType.NULLABLE));
        IrBuilder outer = new IrBuilder();
        Register y = outer.parameter(IrType.I64);
        Register first = outer.register(IrType.I64);
        Register second = outer.register(IrType.I32);
        Register third = outer.register(IrType.NULLABLE);
        outer.add(new Instruction.Call(5, List.of(first, second, third), "three", List.of(y)));
        String text = plain(outer.exported("outer", IrType.I32, second), three);
        assertThat(text).contains("define internal { i64, i32, ptr } @three").contains("define hidden");
        assertThat(text).contains("extractvalue { i64, i32, ptr } %1, 1");
    }

    @Test
    void globalsReferToEachOtherAndReadOnlyOnesFold() {
        byte[] array = {2, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 22, 0, 0, 0};
        IrGlobal numbers = new IrGlobal("numbers", array, List.of(), 8, true);
        IrGlobal holder = new IrGlobal("holder", new byte[16], List.of(new IrGlobal.Reference(8, "numbers")), 8, true);
        IrBuilder b = new IrBuilder();
        Register found = b.register(IrType.reference(16));
        Register element = b.register(IrType.I32);
        b.add(
                new Instruction.Load(
                        2, found, MemoryKind.REF, new Operand.Symbol("holder", 16), 8, "Holder.numbers", false, false),
                new Instruction.ElementLoad(3, element, MemoryKind.I32, found, Operand.i32(1), "int[]"));
        IrModule module = IrBuilder.module(
                List.of(b.exported("second", IrType.I32, element)), List.of(), List.of(numbers, holder));
        ObjectCompiler compiler = new ObjectCompiler(Target.SERVER);
        assertThat(compiler.text(module, false))
                .contains(
                        "@holder = internal constant <{ [8 x i8], ptr }> <{ [8 x i8] zeroinitializer, ptr @numbers }>");
        assertThat(compiler.text(module, true)).contains("ret i32 22");
    }

    @Test
    void importsAndSymbolsAreHidden() {
        IrBuilder b = new IrBuilder();
        Register address = b.register(IrType.I64);
        Register result = b.register(IrType.I64);
        b.add(
                new Instruction.SymbolAddress(2, address, "kernel_end"),
                new Instruction.Call(3, List.of(result), "outside", List.of(address)));
        IrModule module = IrBuilder.module(
                List.of(b.exported("f", IrType.I64, result)),
                List.of(new IrImport("outside", List.of(IrType.I64), List.of(IrType.I64))),
                List.of());
        assertThat(new ObjectCompiler(Target.KERNEL).text(module, false))
                .contains("@kernel_end = external hidden global i8")
                .contains("declare hidden i64 @outside(i64)");
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void emitsAnObjectWithFrameSizesAndCalls(Target target) {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I64);
        Register sum = b.register(IrType.I64);
        Register result = b.register(IrType.I64);
        b.add(
                new Instruction.Call(2, List.of(result), "outside", List.of(x)),
                new Instruction.Binary(3, sum, BinaryOp.ADD, result, x));
        IrModule module = IrBuilder.module(
                List.of(b.exported("caller", IrType.I64, sum)),
                List.of(new IrImport("outside", List.of(IrType.I64), List.of(IrType.I64))),
                List.of());
        CompiledModule compiled = new ObjectCompiler(target).compile(module);
        assertThat(compiled.object()).startsWith(0x7f, 'E', 'L', 'F');
        StackFrames.Frame frame =
                Objects.requireNonNull(compiled.frames().functions().get("caller"));
        assertThat(frame.exported()).isTrue();
        assertThat(frame.calls()).containsExactly("outside");
        assertThat(frame.bytes()).isPositive();
        assertThat(new ObjectCompiler(target).compile(module).object()).isEqualTo(compiled.object());
    }

    @Test
    void switchesKeepTheirCases() {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I32);
        b.end(new Instruction.Switch(2, x, new TreeMap<>(java.util.Map.of(1, block(1), -7, block(2))), block(3)));
        for (int i = 1; i <= 2; i++) {
            b.end(new Instruction.Return(2 + i, List.of(Operand.i32(i))));
        }
        b.end(new Instruction.Panic(6, 9));
        assertThat(plain(b.function("choose", List.of(IrType.I32), IrFunction.Attribute.EXPORTED)))
                .containsSubsequence("switch i32 %0, label %b3 [", "i32 -7, label %b2", "i32 1, label %b1")
                .contains("call void @llvm.ubsantrap(i8 9)");
    }

    @Test
    void brokenIrIsACompilerBug() {
        IrBuilder b = new IrBuilder();
        Register never = b.register(IrType.I32);
        IrModule module = IrBuilder.module(b.exported("f", IrType.I32, never));
        assertThatThrownBy(() -> new ObjectCompiler(Target.HOST).text(module, false))
                .isInstanceOf(CompilerBug.class)
                .hasMessageContaining("read before it is written");
    }

    @ParameterizedTest
    @CsvSource({
        "bogus %rax, ~{memory}, invalid instruction mnemonic",
        "nop, '={nosuchregister},~{memory}', allocate output register",
        "nop, ={xmm0}, allocate output register",
        "'movq $7, %rax', r, there are 0 outputs and 1 inputs",
        "nop, '=r,,', \"\" is not a constraint",
        "nop, ~memory, \"~memory\" is not a constraint"
    })
    void mistakesInAssemblyAreTheUsers(String code, String constraints, String message) {
        IrBuilder b = new IrBuilder();
        Register result = b.register(IrType.I32);
        boolean output = constraints.startsWith("=");
        b.add(new Instruction.InlineAssembly(
                7,
                output ? List.of(result) : List.of(),
                output ? List.of(32) : List.of(),
                code,
                constraints,
                List.of(),
                List.of(),
                false));
        IrModule module = IrBuilder.module(b.exported("f", IrType.I32, output ? result : Operand.i32(1)));
        assertThatThrownBy(() -> new ObjectCompiler(Target.KERNEL).compile(module))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("org/test/Test.java:[7] SALT0806")
                .hasMessageContaining(message);
    }

    private static String plain(IrFunction... functions) {
        return new ObjectCompiler(Target.SERVER).text(IrBuilder.module(functions), false);
    }

    /** {@code int sum(int[] a) { int s = 0; for (int i = 0; i < a.length; i++) s += a[i]; return s; }}. */
    private static IrFunction sumOfArray() {
        IrBuilder b = new IrBuilder();
        Register array = b.parameter(IrType.reference(8));
        Register sum = b.variable(IrType.I32);
        Register i = b.variable(IrType.I32);
        b.add(new Instruction.Move(2, sum, Operand.i32(0)), new Instruction.Move(3, i, Operand.i32(0)));
        b.end(new Instruction.Jump(3, block(1)));
        Register length = b.register(IrType.I32);
        b.add(new Instruction.ArrayLength(3, length, array));
        b.end(new Instruction.Branch(3, Predicate.LT, i, length, block(2), block(3), false));
        Register bound = b.register(IrType.I32);
        Register element = b.register(IrType.I32);
        Register added = b.register(IrType.I32);
        Register next = b.register(IrType.I32);
        b.add(
                new Instruction.ArrayLength(4, bound, array),
                new Instruction.Check(4, 2, Predicate.ULT, i, bound),
                new Instruction.ElementLoad(4, element, MemoryKind.I32, array, i, "int[]"),
                new Instruction.Binary(4, added, BinaryOp.ADD, sum, element),
                new Instruction.Move(4, sum, added),
                new Instruction.Binary(3, next, BinaryOp.ADD, i, Operand.i32(1)),
                new Instruction.Move(3, i, next));
        b.end(new Instruction.Jump(3, block(1)));
        b.end(new Instruction.Return(5, List.of(sum)));
        return b.function("sum", List.of(IrType.I32), IrFunction.Attribute.EXPORTED);
    }
}
