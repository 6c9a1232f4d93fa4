package org.saltyos.maven.intrinsic;

import java.util.List;
import java.util.Map;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.ir.UnaryOp;

/** Bits of floating-point numbers, and the operations on them that are exact or rounded once. */
final class FloatingIntrinsics {
    private FloatingIntrinsics() {}

    static void register(Map<String, Intrinsic> all) {
        all.put("java/lang/Float.floatToRawIntBits(F)I", bits(IrType.I32));
        all.put("java/lang/Float.intBitsToFloat(I)F", bits(IrType.F32));
        all.put("java/lang/Double.doubleToRawLongBits(D)J", bits(IrType.I64));
        all.put("java/lang/Double.longBitsToDouble(J)D", bits(IrType.F64));
        for (String owner : List.of("java/lang/Math", "java/lang/StrictMath")) {
            all.put(owner + ".sqrt(D)D", unary(UnaryOp.FSQRT));
            all.put(owner + ".floor(D)D", unary(UnaryOp.FFLOOR));
            all.put(owner + ".ceil(D)D", unary(UnaryOp.FCEIL));
            all.put(owner + ".rint(D)D", unary(UnaryOp.FRINT));
            for (String type : List.of("F", "D")) {
                all.put(owner + ".abs(" + type + ")" + type, unary(UnaryOp.FABS));
                all.put(owner + ".min(" + type + type + ")" + type, binary(BinaryOp.FMIN));
                all.put(owner + ".max(" + type + type + ")" + type, binary(BinaryOp.FMAX));
            }
        }
    }

    private static Intrinsic bits(IrType to) {
        return (code, arguments) -> {
            Register target = code.temporary(to);
            code.add(new Instruction.Convert(code.line(), target, ConvertOp.RAW_BITS, arguments.get(0)));
            return List.of(target);
        };
    }

    private static Intrinsic unary(UnaryOp op) {
        return (code, arguments) -> {
            Register target = code.temporary(IrType.of(arguments.get(0).kind()));
            code.add(new Instruction.Unary(code.line(), target, op, arguments.get(0)));
            return List.of(target);
        };
    }

    private static Intrinsic binary(BinaryOp op) {
        return (code, arguments) ->
                List.of(code.binary(IrType.of(arguments.get(0).kind()), op, arguments.get(0), arguments.get(1)));
    }
}
