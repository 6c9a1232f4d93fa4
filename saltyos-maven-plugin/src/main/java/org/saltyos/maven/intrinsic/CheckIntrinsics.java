package org.saltyos.maven.intrinsic;

import java.util.List;
import java.util.Map;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;

/** Checks that the library offers as methods, and the characters of strings. */
final class CheckIntrinsics {
    private CheckIntrinsics() {}

    static void register(Map<String, Intrinsic> all) {
        all.put("java/util/Objects.checkIndex(II)I", (code, arguments) -> {
            // A negative length fails too: no int index is smaller than it, unsigned or not, and non-negative.
            code.check(PanicKind.ARRAY_INDEX, Predicate.GE, arguments.get(1), Operand.i32(0));
            code.check(PanicKind.ARRAY_INDEX, Predicate.ULT, arguments.get(0), arguments.get(1));
            return List.of(arguments.get(0));
        });
        all.put("java/util/Objects.checkFromIndexSize(III)I", (code, arguments) -> {
            notNegative(code, arguments);
            Operand room = code.binary(IrType.I32, BinaryOp.SUB, arguments.get(2), arguments.get(0));
            code.check(PanicKind.ARRAY_INDEX, Predicate.LE, arguments.get(1), room);
            return List.of(arguments.get(0));
        });
        all.put("java/util/Objects.checkFromToIndex(III)I", (code, arguments) -> {
            notNegative(code, arguments);
            code.check(PanicKind.ARRAY_INDEX, Predicate.LE, arguments.get(0), arguments.get(1));
            code.check(PanicKind.ARRAY_INDEX, Predicate.LE, arguments.get(1), arguments.get(2));
            return List.of(arguments.get(0));
        });
        all.put("java/lang/Throwable.addSuppressed(Ljava/lang/Throwable;)V", (code, arguments) -> {
            // Faults keep nothing; but none can suppress itself.
            code.check(PanicKind.THROWN, Predicate.NE, arguments.get(0), arguments.get(1));
            return List.of();
        });
        all.put("java/lang/String.length()I", (code, arguments) -> {
            Register length = code.temporary(IrType.I32);
            code.add(new Instruction.ArrayLength(code.line(), length, arguments.get(0)));
            return List.of(length);
        });
        all.put("java/lang/String.charAt(I)C", (code, arguments) -> {
            Operand text = arguments.get(0);
            Operand index = arguments.get(1);
            Register length = code.temporary(IrType.I32);
            code.add(new Instruction.ArrayLength(code.line(), length, text));
            code.check(PanicKind.STRING_INDEX, Predicate.ULT, index, length);
            Register character = code.temporary(IrType.I32);
            code.add(new Instruction.ElementLoad(code.line(), character, MemoryKind.U8, text, index, "text"));
            return List.of(character);
        });
    }

    private static void notNegative(FunctionBuilder code, List<Operand> numbers) {
        for (Operand number : numbers) {
            code.check(PanicKind.ARRAY_INDEX, Predicate.GE, number, Operand.i32(0));
        }
    }
}
