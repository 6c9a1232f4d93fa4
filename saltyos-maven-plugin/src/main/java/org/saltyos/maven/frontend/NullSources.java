package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Tells for each value on the stack which instruction put it there first; copies and casts are looked through. */
final class NullSources extends SourceInterpreter {
    NullSources() {
        super(ASM9);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode each, SourceValue value) {
        boolean load = each.getOpcode() >= ILOAD && each.getOpcode() <= ALOAD;
        return load ? new SourceValue(value.getSize(), each) : value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode each, SourceValue value) {
        return each.getOpcode() == CHECKCAST ? value : super.unaryOperation(each, value);
    }
}
