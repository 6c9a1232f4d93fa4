package org.saltyos.maven.subset;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Tells which instruction made a value, seen through copies between locals and stack, and through wider types. */
class OriginInterpreter extends SourceInterpreter {
    /** Stands for whoever made a parameter or a caught exception, so that it is not forgotten where ways meet. */
    private static final AbstractInsnNode ELSEWHERE = new LabelNode();

    OriginInterpreter() {
        super(Opcodes.ASM9);
    }

    @Override
    public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
        return new SourceValue(type.getSize(), ELSEWHERE);
    }

    @Override
    public SourceValue newExceptionValue(TryCatchBlockNode block, Frame<SourceValue> handler, Type type) {
        return new SourceValue(1, ELSEWHERE);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode each, SourceValue value) {
        return value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode each, SourceValue value) {
        return switch (each.getOpcode()) {
            case Opcodes.I2L, Opcodes.I2D, Opcodes.F2D, Opcodes.L2D -> new SourceValue(2, value.insns);
            case Opcodes.I2F, Opcodes.L2F -> new SourceValue(1, value.insns);
            default -> super.unaryOperation(each, value);
        };
    }
}
