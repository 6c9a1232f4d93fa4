package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.ir.UnaryOp;

/** Arithmetic, conversions and comparisons of float and double. */
final class FloatingLowering {
    private FloatingLowering() {}

    /** Rejects floating point where the image may not have it. */
    static void require(MethodLowering m) {
        m.image
                .world()
                .floatingPoint()
                .require(null, m.image.world().locator().locate(m.method.owner(), m.code.line()));
    }

    static void lower(MethodLowering m, AbstractInsnNode instruction) {
        require(m);
        int opcode = instruction.getOpcode();
        switch (opcode) {
            case FNEG, DNEG -> {
                Operand source = m.popOperand();
                Register target = m.code.temporary(IrType.of(source.kind()));
                m.code.add(new Instruction.Unary(m.code.line(), target, UnaryOp.FNEG, source));
                m.push(Value.of(opcode == FNEG ? Type.FLOAT_TYPE : Type.DOUBLE_TYPE, target));
            }
            case I2F, L2F -> convert(m, ConvertOp.TO_FLOATING, IrType.F32, Type.FLOAT_TYPE);
            case I2D, L2D -> convert(m, ConvertOp.TO_FLOATING, IrType.F64, Type.DOUBLE_TYPE);
            case F2I, D2I -> convert(m, ConvertOp.FROM_FLOATING, IrType.I32, Type.INT_TYPE);
            case F2L, D2L -> convert(m, ConvertOp.FROM_FLOATING, IrType.I64, Type.LONG_TYPE);
            case F2D -> convert(m, ConvertOp.WIDEN_FLOATING, IrType.F64, Type.DOUBLE_TYPE);
            case D2F -> convert(m, ConvertOp.NARROW_FLOATING, IrType.F32, Type.FLOAT_TYPE);
            case FCMPL, DCMPL -> compare(m, false, instruction);
            case FCMPG, DCMPG -> compare(m, true, instruction);
            default -> binary(m, opcode);
        }
    }

    private static void convert(MethodLowering m, ConvertOp op, IrType to, Type type) {
        m.push(Value.of(type, ArithmeticLowering.convert(m, to, op, m.popOperand())));
    }

    private static void binary(MethodLowering m, int opcode) {
        Operand right = m.popOperand();
        Operand left = m.popOperand();
        BinaryOp op = switch (opcode) {
            case FADD, DADD -> BinaryOp.FADD;
            case FSUB, DSUB -> BinaryOp.FSUB;
            case FMUL, DMUL -> BinaryOp.FMUL;
            case FDIV, DDIV -> BinaryOp.FDIV;
            case FREM, DREM -> BinaryOp.FREM;
            default -> throw new CompilerBug("not a floating-point opcode: " + opcode);
        };
        IrType type = IrType.of(left.kind());
        m.push(Value.of(
                type.equals(IrType.F32) ? Type.FLOAT_TYPE : Type.DOUBLE_TYPE, m.code.binary(type, op, left, right)));
    }

    /**
     * The three-way comparison. The branch that javac puts behind it becomes one with it; which of the two forms javac chose
     * says where NaN goes.
     *
     * @param nanIsGreater whether the result is 1 if an operand is NaN, else it is -1
     */
    private static void compare(MethodLowering m, boolean nanIsGreater, AbstractInsnNode instruction) {
        Operand right = m.popOperand();
        Operand left = m.popOperand();
        JumpInsnNode jump = branchBehind(instruction);
        if (jump != null) {
            m.advance(jump);
            ControlLowering.branch(m, predicate(jump.getOpcode(), nanIsGreater), left, right, jump);
            return;
        }
        Register greater = m.code.compare(nanIsGreater ? Predicate.UGT : Predicate.GT, left, right);
        Register less = m.code.compare(nanIsGreater ? Predicate.LT : Predicate.ULT, left, right);
        m.push(Value.ofInt(m.code.binary(IrType.I32, BinaryOp.SUB, greater, less)));
    }

    private static Predicate predicate(int opcode, boolean nanIsGreater) {
        return switch (opcode) {
            case IFEQ -> Predicate.EQ;
            case IFNE -> Predicate.NE;
            case IFLT -> nanIsGreater ? Predicate.LT : Predicate.ULT;
            case IFLE -> nanIsGreater ? Predicate.LE : Predicate.ULE;
            case IFGT -> nanIsGreater ? Predicate.UGT : Predicate.GT;
            case IFGE -> nanIsGreater ? Predicate.UGE : Predicate.GE;
            default -> throw new CompilerBug("not a comparison with 0: " + opcode);
        };
    }

    /** The comparison of the result with 0, if nothing else can get to it. */
    private static @Nullable JumpInsnNode branchBehind(AbstractInsnNode instruction) {
        AbstractInsnNode next = instruction.getNext();
        while (next instanceof LineNumberNode || next instanceof FrameNode) {
            next = next.getNext();
        }
        return next instanceof JumpInsnNode jump && jump.getOpcode() >= IFEQ && jump.getOpcode() <= IFLE ? jump : null;
    }
}
