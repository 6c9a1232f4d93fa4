package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Sends each instruction to its family. */
final class InstructionLowering {
    private InstructionLowering() {}

    static void lower(MethodLowering m, AbstractInsnNode instruction) {
        switch (instruction.getOpcode()) {
            case NOP -> {}
            case ACONST_NULL,
                    ICONST_M1,
                    ICONST_0,
                    ICONST_1,
                    ICONST_2,
                    ICONST_3,
                    ICONST_4,
                    ICONST_5,
                    LCONST_0,
                    LCONST_1,
                    FCONST_0,
                    FCONST_1,
                    FCONST_2,
                    DCONST_0,
                    DCONST_1,
                    BIPUSH,
                    SIPUSH,
                    LDC -> ConstantLowering.lower(m, instruction);
            case ILOAD, LLOAD, FLOAD, DLOAD, ALOAD -> m.locals.load(((VarInsnNode) instruction).var);
            case ISTORE, LSTORE, FSTORE, DSTORE, ASTORE -> m.locals.store(((VarInsnNode) instruction).var, m.pop());
            case IINC -> m.locals.increment(((IincInsnNode) instruction).var, ((IincInsnNode) instruction).incr);
            case POP, POP2, DUP, DUP_X1, DUP_X2, DUP2, DUP2_X1, DUP2_X2, SWAP ->
                StackLowering.lower(m, instruction.getOpcode());
            case IADD,
                    LADD,
                    ISUB,
                    LSUB,
                    IMUL,
                    LMUL,
                    IDIV,
                    LDIV,
                    IREM,
                    LREM,
                    INEG,
                    LNEG,
                    ISHL,
                    LSHL,
                    ISHR,
                    LSHR,
                    IUSHR,
                    LUSHR,
                    IAND,
                    LAND,
                    IOR,
                    LOR,
                    IXOR,
                    LXOR,
                    I2L,
                    L2I,
                    I2B,
                    I2C,
                    I2S,
                    LCMP -> ArithmeticLowering.lower(m, instruction.getOpcode());
            case FADD,
                    DADD,
                    FSUB,
                    DSUB,
                    FMUL,
                    DMUL,
                    FDIV,
                    DDIV,
                    FREM,
                    DREM,
                    FNEG,
                    DNEG,
                    I2F,
                    I2D,
                    L2F,
                    L2D,
                    F2I,
                    F2L,
                    F2D,
                    D2I,
                    D2L,
                    D2F,
                    FCMPL,
                    FCMPG,
                    DCMPL,
                    DCMPG -> FloatingLowering.lower(m, instruction);
            case IALOAD,
                    LALOAD,
                    AALOAD,
                    BALOAD,
                    CALOAD,
                    SALOAD,
                    IASTORE,
                    LASTORE,
                    AASTORE,
                    BASTORE,
                    CASTORE,
                    SASTORE,
                    ARRAYLENGTH -> ArrayLowering.lower(m, instruction.getOpcode());
            case FALOAD, DALOAD, FASTORE, DASTORE -> {
                FloatingLowering.require(m);
                ArrayLowering.lower(m, instruction.getOpcode());
            }
            case GETSTATIC, PUTSTATIC, GETFIELD, PUTFIELD -> FieldLowering.lower(m, (FieldInsnNode) instruction);
            case IFEQ,
                    IFNE,
                    IFLT,
                    IFGE,
                    IFGT,
                    IFLE,
                    IF_ICMPEQ,
                    IF_ICMPNE,
                    IF_ICMPLT,
                    IF_ICMPGE,
                    IF_ICMPGT,
                    IF_ICMPLE,
                    IF_ACMPEQ,
                    IF_ACMPNE,
                    IFNULL,
                    IFNONNULL,
                    GOTO,
                    TABLESWITCH,
                    LOOKUPSWITCH,
                    IRETURN,
                    LRETURN,
                    FRETURN,
                    DRETURN,
                    ARETURN,
                    RETURN,
                    ATHROW -> ControlLowering.lower(m, instruction);
            case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE, INVOKEDYNAMIC ->
                CallLowering.lower(m, instruction);
            case NEW, NEWARRAY, ANEWARRAY, MULTIANEWARRAY, CHECKCAST, INSTANCEOF ->
                ObjectLowering.lower(m, instruction);
            case MONITORENTER, MONITOREXIT -> monitor(m, instruction);
            default -> throw m.unsupported(instruction);
        }
    }

    /** A server and a program have one thread, so that a monitor is always free. */
    private static void monitor(MethodLowering m, AbstractInsnNode instruction) {
        if (!m.image.isManaged()) {
            throw m.unsupported(instruction);
        }
        Nullness nullness = m.nullness(0);
        Value object = m.pop();
        NullChecks.dereference(m, m.operand(object), object.type(), nullness);
    }
}
