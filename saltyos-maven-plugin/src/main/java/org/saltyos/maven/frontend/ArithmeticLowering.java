package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;

/** Integer arithmetic and conversions. */
final class ArithmeticLowering {
    private ArithmeticLowering() {}

    static void lower(MethodLowering m, int opcode) {
        switch (opcode) {
            case INEG -> m.push(Value.ofInt(m.code.binary(IrType.I32, BinaryOp.SUB, Operand.i32(0), m.popOperand())));
            case LNEG -> m.push(Value.ofLong(m.code.binary(IrType.I64, BinaryOp.SUB, Operand.i64(0), m.popOperand())));
            case I2L -> m.push(Value.ofLong(convert(m, IrType.I64, ConvertOp.SEXT, m.popOperand())));
            case L2I -> m.push(Value.ofInt(convert(m, IrType.I32, ConvertOp.TRUNC, m.popOperand())));
            case I2B -> m.push(Value.ofInt(convert(m, IrType.I32, ConvertOp.SEXT8, m.popOperand())));
            case I2C -> m.push(Value.ofInt(convert(m, IrType.I32, ConvertOp.ZEXT16, m.popOperand())));
            case I2S -> m.push(Value.ofInt(convert(m, IrType.I32, ConvertOp.SEXT16, m.popOperand())));
            case LCMP -> {
                Operand right = m.popOperand();
                Operand left = m.popOperand();
                Register target = m.code.temporary(IrType.I32);
                m.code.add(new Instruction.CompareThreeWay(m.code.line(), target, left, right));
                m.push(Value.ofInt(target));
            }
            default -> binary(m, opcode);
        }
    }

    static Register convert(MethodLowering m, IrType type, ConvertOp op, Operand source) {
        Register target = m.code.temporary(type);
        m.code.add(new Instruction.Convert(m.code.line(), target, op, source));
        return target;
    }

    private static void binary(MethodLowering m, int opcode) {
        // In every family of arithmetic opcodes int comes first and long second.
        boolean isLong = ((opcode - IADD) & 3) == 1 && opcode < ISHL || opcode >= ISHL && ((opcode - ISHL) & 1) == 1;
        Operand right = m.popOperand();
        Operand left = m.popOperand();
        BinaryOp op = operation(opcode);
        if (op == BinaryOp.SDIV || op == BinaryOp.SREM) {
            checkDivisor(m, right);
        }
        Register result = m.code.binary(isLong ? IrType.I64 : IrType.I32, op, left, right);
        m.push(isLong ? Value.ofLong(result) : Value.ofInt(result));
    }

    /** Panics if a divisor is 0; constants need no check. */
    static void checkDivisor(MethodLowering m, Operand divisor) {
        if (!(divisor instanceof Operand.Constant constant) || constant.value() == 0) {
            Operand zero = new Operand.Constant(divisor.kind(), 0);
            m.code.check(PanicKind.DIVISION_BY_ZERO, Predicate.NE, divisor, zero);
        }
    }

    private static BinaryOp operation(int opcode) {
        return switch (opcode) {
            case IADD, LADD -> BinaryOp.ADD;
            case ISUB, LSUB -> BinaryOp.SUB;
            case IMUL, LMUL -> BinaryOp.MUL;
            case IDIV, LDIV -> BinaryOp.SDIV;
            case IREM, LREM -> BinaryOp.SREM;
            case ISHL, LSHL -> BinaryOp.SHL;
            case ISHR, LSHR -> BinaryOp.ASHR;
            case IUSHR, LUSHR -> BinaryOp.LSHR;
            case IAND, LAND -> BinaryOp.AND;
            case IOR, LOR -> BinaryOp.OR;
            case IXOR, LXOR -> BinaryOp.XOR;
            default -> throw new CompilerBug("not an arithmetic opcode: " + opcode);
        };
    }
}
