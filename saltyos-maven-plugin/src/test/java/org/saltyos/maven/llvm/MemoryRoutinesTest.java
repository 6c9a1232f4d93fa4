package org.saltyos.maven.llvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrGlobal;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.link.HostOutcome;
import org.saltyos.maven.link.HostProgram;
import org.saltyos.maven.tool.HostTools;

/** The assembly routines for copying and filling, in every size and overlap around their boundaries. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MemoryRoutinesTest {
    private static final int BUFFER = 1024;
    private static final int CASES = 700;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Operand BYTES = new Operand.Symbol("buffer", BUFFER);

    @TempDir
    static Path directory;

    private static HostProgram program;

    private final byte[] model = new byte[BUFFER];
    private final List<HostProgram.Call> calls = new ArrayList<>();
    private final List<HostOutcome> expected = new ArrayList<>();

    @BeforeAll
    static void build() throws IOException {
        LlvmLibrary.load(HostTools.tools().libraries());
        IrModule module = IrBuilder.module(
                List.of(move("copy", false), move("move", true), fill(), word(), hash()),
                List.of(),
                List.of(new IrGlobal("buffer", new byte[BUFFER], List.of(), 8, false)));
        Path object = Files.write(
                directory.resolve("module.o"),
                new ObjectCompiler(Target.HOST).compile(module).object());
        program = HostProgram.build(
                HostTools.tools(),
                List.of(object),
                List.of("copy", "move", "fill", "word", "hash"),
                directory.resolve("host"));
    }

    @Test
    void doWhatTheModelDoes() {
        Random random = new Random(7);
        for (int i = 0; i < BUFFER / 8; i++) {
            long value = random.nextLong();
            ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN).putLong(i * 8, value);
            call("word", i * 8L, value);
        }
        for (int i = 0; i < CASES; i++) {
            int size = i < 300 ? i : random.nextInt(BUFFER / 2);
            int from = random.nextInt(BUFFER / 2 - size / 2);
            int to = random.nextInt(BUFFER - size);
            boolean apart = Math.abs(from - to) >= size;
            if (from + size <= BUFFER) {
                System.arraycopy(model, from, model, to, size);
                call(apart && random.nextBoolean() ? "copy" : "move", to, from, size);
            }
            if (i % 3 == 0) {
                int start = random.nextInt(BUFFER - size);
                Arrays.fill(model, start, start + size, (byte) i);
                call("fill", start, i, size);
            }
            calls.add(new HostProgram.Call("hash", List.of()));
            expected.add(new HostOutcome.Value(hash(model)));
        }
        // One process, so that the buffer lives through all calls.
        assertThat(calls.size()).isLessThan(3000);
        assertThat(outcomes()).isEqualTo(expected);
    }

    private List<HostOutcome> outcomes() {
        List<HostOutcome> hashes = new ArrayList<>();
        List<HostOutcome> all = program.run(calls, LIMIT);
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).entry().equals("hash")) {
                hashes.add(all.get(i));
            }
        }
        return hashes;
    }

    private void call(String entry, long... arguments) {
        calls.add(new HostProgram.Call(entry, Arrays.stream(arguments).boxed().toList()));
    }

    private static long hash(byte[] bytes) {
        long hash = 0;
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bytes.length; i += 8) {
            hash = Long.rotateLeft(hash, 7) ^ words.getLong(i);
        }
        return hash;
    }

    private static IrFunction move(String name, boolean overlapping) {
        IrBuilder b = new IrBuilder();
        Register to = b.parameter(IrType.I64);
        Register from = b.parameter(IrType.I64);
        Register size = b.parameter(IrType.I64);
        b.add(new Instruction.CopyMemory(2, address(b, to), address(b, from), size, overlapping));
        return b.exported(name, IrType.I64, size);
    }

    private static IrFunction fill() {
        IrBuilder b = new IrBuilder();
        Register start = b.parameter(IrType.I64);
        Register value = b.parameter(IrType.I32);
        Register size = b.parameter(IrType.I64);
        b.add(new Instruction.FillMemory(2, address(b, start), value, size));
        return b.exported("fill", IrType.I64, size);
    }

    private static IrFunction word() {
        IrBuilder b = new IrBuilder();
        Register at = b.parameter(IrType.I64);
        Register value = b.parameter(IrType.I64);
        b.add(new Instruction.Store(2, MemoryKind.I64, address(b, at), 0, value, null, false));
        return b.exported("word", IrType.I64, value);
    }

    private static IrFunction hash() {
        IrBuilder b = new IrBuilder();
        Register hash = b.variable(IrType.I64);
        b.add(new Instruction.Move(1, hash, Operand.i64(0)));
        for (int i = 0; i < BUFFER; i += 8) {
            Register rotated = b.register(IrType.I64);
            Register value = b.register(IrType.I64);
            Register mixed = b.register(IrType.I64);
            b.add(
                    new Instruction.RotateLeft(2, rotated, hash, Operand.i32(7)),
                    new Instruction.Load(2, value, MemoryKind.I64, BYTES, i, null, false, false),
                    new Instruction.Binary(2, mixed, BinaryOp.XOR, rotated, value),
                    new Instruction.Move(2, hash, mixed));
        }
        return b.exported("hash", IrType.I64, hash);
    }

    private static Operand address(IrBuilder b, Operand offset) {
        Register base = b.register(IrType.I64);
        Register sum = b.register(IrType.I64);
        b.add(
                new Instruction.Convert(1, base, ConvertOp.ADDRESS, BYTES),
                new Instruction.Binary(1, sum, BinaryOp.ADD, base, offset));
        return sum;
    }
}
