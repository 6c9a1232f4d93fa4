package org.saltyos.maven.frontend;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** A frame that knows when constructors have run, and learns from comparisons with null. */
final class FlowFrame extends Frame<BasicValue> {
    private static final int NONE = -1;

    private @Nullable AbstractInsnNode executed;
    private int narrowed = NONE;
    private @Nullable BasicValue before;

    FlowFrame(int locals, int stack) {
        super(locals, stack);
    }

    FlowFrame(Frame<? extends BasicValue> frame) {
        super(frame);
    }

    @Override
    public void execute(AbstractInsnNode instruction, Interpreter<BasicValue> interpreter) throws AnalyzerException {
        FlowValue constructed = null;
        if (instruction.getOpcode() == Opcodes.INVOKESPECIAL
                && instruction instanceof MethodInsnNode call
                && call.name.equals("<init>")) {
            int receiver = getStackSize() - 1 - org.objectweb.asm.Type.getArgumentTypes(call.desc).length;
            if (receiver >= 0 && getStack(receiver) instanceof FlowValue value && value.fresh() != null) {
                constructed = value;
            }
        }
        super.execute(instruction, interpreter);
        executed = instruction;
        narrowed = NONE;
        if (constructed != null) {
            for (int i = 0; i < getLocals(); i++) {
                if (getLocal(i) instanceof FlowValue value && value.fresh() == constructed.fresh()) {
                    setLocal(i, value.initialised());
                }
            }
            for (int i = 0; i < getStackSize(); i++) {
                if (getStack(i) instanceof FlowValue value && value.fresh() == constructed.fresh()) {
                    setStack(i, value.initialised());
                }
            }
        }
    }

    /** Called first for the next instruction, then for the target of the jump, on the same frame. */
    @Override
    public void initJumpTarget(int opcode, @Nullable LabelNode target) {
        boolean jumps = target != null;
        if (narrowed != NONE) {
            setLocal(narrowed, before);
            narrowed = NONE;
        }
        if (executed == null || opcode != Opcodes.IFNULL && opcode != Opcodes.IFNONNULL) {
            return;
        }
        boolean known = (opcode == Opcodes.IFNONNULL) == jumps;
        int local = comparedLocal(executed);
        if (known && local != NONE && local < getLocals() && getLocal(local) instanceof FlowValue value) {
            narrowed = local;
            before = value;
            setLocal(local, value.with(Nullness.NONNULL));
        }
    }

    /** The local whose value a comparison with null has just taken from the stack, or {@link #NONE}. */
    private static int comparedLocal(AbstractInsnNode comparison) {
        AbstractInsnNode before = previous(comparison);
        if (before instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD) {
            return load.var;
        }
        if (before instanceof VarInsnNode store && store.getOpcode() == Opcodes.ASTORE) {
            AbstractInsnNode copy = previous(store);
            return copy != null && copy.getOpcode() == Opcodes.DUP ? store.var : NONE;
        }
        return NONE;
    }

    private static @Nullable AbstractInsnNode previous(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction.getPrevious();
        while (before instanceof LineNumberNode) {
            before = before.getPrevious();
        }
        return before;
    }
}
