package org.saltyos.maven.intrinsic;

import java.util.List;
import java.util.Map;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.ir.UnaryOp;

/** Bit counting, reversing and rotating of Integer and Long. */
final class BitIntrinsics {
    private static final String INTEGER = "java/lang/Integer.";
    private static final String LONG = "java/lang/Long.";

    private BitIntrinsics() {}

    static void register(Map<String, Intrinsic> all) {
        count(all, "bitCount", UnaryOp.POPCOUNT);
        count(all, "numberOfLeadingZeros", UnaryOp.LEADING_ZEROS);
        count(all, "numberOfTrailingZeros", UnaryOp.TRAILING_ZEROS);
        all.put(INTEGER + "reverseBytes(I)I", unary(UnaryOp.BYTE_SWAP));
        all.put(LONG + "reverseBytes(J)J", unary(UnaryOp.BYTE_SWAP));
        all.put(INTEGER + "reverse(I)I", unary(UnaryOp.BIT_REVERSE));
        all.put(LONG + "reverse(J)J", unary(UnaryOp.BIT_REVERSE));
        all.put(INTEGER + "rotateLeft(II)I", rotate(false));
        all.put(LONG + "rotateLeft(JI)J", rotate(false));
        all.put(INTEGER + "rotateRight(II)I", rotate(true));
        all.put(LONG + "rotateRight(JI)J", rotate(true));
    }

    private static void count(Map<String, Intrinsic> all, String name, UnaryOp op) {
        all.put(INTEGER + name + "(I)I", unary(op));
        all.put(LONG + name + "(J)I", (code, arguments) -> {
            Register wide = apply(code, op, arguments.get(0));
            Register narrow = code.temporary(IrType.I32);
            code.add(new Instruction.Convert(code.line(), narrow, ConvertOp.TRUNC, wide));
            return List.of(narrow);
        });
    }

    private static Intrinsic unary(UnaryOp op) {
        return (code, arguments) -> List.of(apply(code, op, arguments.get(0)));
    }

    private static Register apply(FunctionBuilder code, UnaryOp op, Operand source) {
        Register target = code.temporary(source.kind() == Kind.I64 ? IrType.I64 : IrType.I32);
        code.add(new Instruction.Unary(code.line(), target, op, source));
        return target;
    }

    private static Intrinsic rotate(boolean right) {
        return (code, arguments) -> {
            Operand source = arguments.get(0);
            Operand distance = arguments.get(1);
            if (right) {
                distance = code.binary(IrType.I32, BinaryOp.SUB, Operand.i32(0), distance);
            }
            Register target = code.temporary(source.kind() == Kind.I64 ? IrType.I64 : IrType.I32);
            code.add(new Instruction.RotateLeft(code.line(), target, source, distance));
            return List.of(target);
        };
    }
}
