package org.saltyos.maven.llvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.elf.LineRow;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.link.HostOutcome;
import org.saltyos.maven.link.HostProgram;
import org.saltyos.maven.tool.HostTools;

/** Compiled code that runs: results, traps with kind and line, and life after a trap. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class HostProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int SIGILL = 4;
    private static final int SIGSEGV = 11;

    @TempDir
    static Path directory;

    private static HostProgram program;

    @BeforeAll
    static void build() throws IOException {
        LlvmLibrary.load(HostTools.tools().libraries());
        IrModule module = IrBuilder.module(divide(), read(), checks(), inlined());
        Path object = Files.write(
                directory.resolve("module.o"),
                new ObjectCompiler(Target.HOST).compile(module).object());
        program = HostProgram.build(
                HostTools.tools(), List.of(object), List.of("divide", "read", "checks"), directory.resolve("host"));
    }

    @Test
    void returnsWhatJavaWouldReturn() {
        assertThat(run("divide", Integer.MIN_VALUE, -1)).isEqualTo(new HostOutcome.Value(0x80000000L));
        assertThat(run("divide", -7, 2)).isEqualTo(new HostOutcome.Value(-3 & 0xffffffffL));
    }

    @Test
    void namesKindAndLineOfAFailedCheck() {
        assertThat(run("divide", 1, 0)).isInstanceOfSatisfying(HostOutcome.Trap.class, trap -> {
            assertThat(trap.kind()).isEqualTo(3);
            assertThat(trap.signal()).isEqualTo(SIGILL);
            assertThat(trap.line()).map(LineRow::file).contains("Test.java");
            assertThat(trap.line()).map(LineRow::line).contains(42);
        });
    }

    @Test
    void equalChecksKeepTheirOwnLinesAlsoWhenInlined() {
        assertThat(trapLine(run("checks", 1, 2, 3))).isEqualTo(new LineRow(0, "", 0));
        assertThat(trapLine(run("checks", 9, 2, 3))).isEqualTo(new LineRow(0, "Test.java", 50));
        assertThat(trapLine(run("checks", 1, 9, 3))).isEqualTo(new LineRow(0, "Test.java", 51));
        assertThat(trapLine(run("checks", 1, 2, 9))).isEqualTo(new LineRow(0, "Inlined.java", 60));
    }

    @Test
    void goesOnAfterATrap() {
        List<HostOutcome> outcomes =
                program.run(List.of(call("read", 16), call("divide", 1, 0), call("divide", 12, 4)), LIMIT);
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(HostOutcome.Trap.class, trap -> {
            assertThat(trap.kind()).isZero();
            assertThat(trap.signal()).isEqualTo(SIGSEGV);
            assertThat(trap.line()).map(LineRow::line).contains(77);
        });
        assertThat(outcomes.get(1)).isInstanceOf(HostOutcome.Trap.class);
        assertThat(outcomes.get(2)).isEqualTo(new HostOutcome.Value(3));
    }

    /** File and line of a trap, with address 0; an empty row for a call that returned. */
    private static LineRow trapLine(HostOutcome outcome) {
        if (outcome instanceof HostOutcome.Trap trap) {
            LineRow row = trap.line().orElseThrow();
            return new LineRow(0, row.file(), row.line());
        }
        return new LineRow(0, "", 0);
    }

    private static HostOutcome run(String entry, long... arguments) {
        return program.run(List.of(call(entry, arguments)), LIMIT).get(0);
    }

    private static HostProgram.Call call(String entry, long... arguments) {
        return new HostProgram.Call(
                entry, java.util.Arrays.stream(arguments).boxed().toList());
    }

    private static IrFunction divide() {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I32);
        Register y = b.parameter(IrType.I32);
        Register quotient = b.register(IrType.I32);
        b.add(
                new Instruction.Check(42, 3, Predicate.NE, y, Operand.i32(0)),
                new Instruction.Binary(43, quotient, BinaryOp.SDIV, x, y));
        return b.exported("divide", IrType.I32, quotient);
    }

    private static IrFunction checks() {
        IrBuilder b = new IrBuilder();
        Register x = b.parameter(IrType.I32);
        Register y = b.parameter(IrType.I32);
        Register z = b.parameter(IrType.I32);
        b.add(
                new Instruction.Check(50, 2, Predicate.ULT, x, Operand.i32(5)),
                new Instruction.Check(51, 2, Predicate.ULT, y, Operand.i32(5)),
                new Instruction.Call(52, List.of(), "inlined", List.of(z)));
        return b.exported("checks", IrType.I32, x);
    }

    private static IrFunction inlined() {
        IrBuilder b = new IrBuilder();
        Register z = b.parameter(IrType.I32);
        b.add(new Instruction.Check(60, 2, Predicate.ULT, z, Operand.i32(5)));
        b.end(new Instruction.Return(61, List.of()));
        IrFunction f = b.function("inlined", List.of(), IrFunction.Attribute.INLINE);
        return new IrFunction(
                f.symbol(),
                f.displayName(),
                "org/test/Inlined.java",
                f.line(),
                f.parameters(),
                f.results(),
                f.blocks(),
                f.attributes());
    }

    private static IrFunction read() {
        IrBuilder b = new IrBuilder();
        Register address = b.parameter(IrType.I64);
        Register value = b.register(IrType.I32);
        b.add(new Instruction.Load(77, value, MemoryKind.I32, address, 0, null, true, false));
        return b.exported("read", IrType.I32, value);
    }
}
