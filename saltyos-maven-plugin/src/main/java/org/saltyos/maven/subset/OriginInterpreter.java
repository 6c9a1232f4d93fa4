package org.saltyos.maven.subset;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Tells which instruction made a value, seen through copies between locals and stack. */
final class OriginInterpreter extends SourceInterpreter {
    OriginInterpreter() {
        super(Opcodes.ASM9);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode each, SourceValue value) {
        return value;
    }
}
