package org.saltyos.maven.intrinsic;

import java.util.List;
import java.util.Map;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;

/** Unsigned division and comparison, high products, zero extension: one machine instruction each. */
final class ArithmeticIntrinsics {
    private ArithmeticIntrinsics() {}

    static void register(Map<String, Intrinsic> all) {
        all.put("java/lang/Integer.divideUnsigned(II)I", divide(BinaryOp.UDIV));
        all.put("java/lang/Integer.remainderUnsigned(II)I", divide(BinaryOp.UREM));
        all.put("java/lang/Long.divideUnsigned(JJ)J", divide(BinaryOp.UDIV));
        all.put("java/lang/Long.remainderUnsigned(JJ)J", divide(BinaryOp.UREM));
        all.put("java/lang/Math.multiplyHigh(JJ)J", binary(BinaryOp.SMULHI));
        all.put("java/lang/Integer.toUnsignedLong(I)J", (code, arguments) -> {
            Register target = code.temporary(IrType.I64);
            code.add(new Instruction.Convert(code.line(), target, ConvertOp.ZEXT, arguments.get(0)));
            return List.of(target);
        });
        all.put("java/lang/Integer.compareUnsigned(II)I", compareUnsigned());
        all.put("java/lang/Long.compareUnsigned(JJ)I", compareUnsigned());
    }

    private static Intrinsic binary(BinaryOp op) {
        return (code, arguments) ->
                List.of(code.binary(type(arguments.get(0)), op, arguments.get(0), arguments.get(1)));
    }

    private static IrType type(Operand operand) {
        return operand.kind() == Kind.I64 ? IrType.I64 : IrType.I32;
    }

    private static Intrinsic divide(BinaryOp op) {
        return (code, arguments) -> {
            Operand divisor = arguments.get(1);
            if (!(divisor instanceof Operand.Constant constant) || constant.value() == 0) {
                Operand zero = new Operand.Constant(divisor.kind(), 0);
                code.check(PanicKind.DIVISION_BY_ZERO, Predicate.NE, divisor, zero);
            }
            return List.of(code.binary(type(divisor), op, arguments.get(0), divisor));
        };
    }

    /** {@code (left > right) - (left < right)}, both unsigned. */
    private static Intrinsic compareUnsigned() {
        return (code, arguments) -> {
            Register greater = code.compare(Predicate.UGT, arguments.get(0), arguments.get(1));
            Register less = code.compare(Predicate.ULT, arguments.get(0), arguments.get(1));
            return List.of(code.binary(IrType.I32, BinaryOp.SUB, greater, less));
        };
    }
}
