package org.saltyos.maven.subset;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.VarInsnNode;

/** Which locals are still read after a point of a method: what is in the others there is only left over. */
final class LiveLocals {
    private final BitSet[] before;

    LiveLocals(ControlFlow flow) {
        before = new BitSet[flow.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = new BitSet();
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = before.length - 1; i >= 0; i--) {
                BitSet known = before[i];
                before[i] = before(flow, i);
                changed |= !before[i].equals(known);
            }
        }
    }

    private BitSet before(ControlFlow flow, int index) {
        BitSet result = new BitSet();
        flow.next(index).forEach(next -> result.or(before[next]));
        if (flow.instruction(index) instanceof VarInsnNode access) {
            result.set(access.var, access.getOpcode() < Opcodes.ISTORE);
        }
        flow.handlers(index).forEach(handler -> result.or(before[handler.target()]));
        return result;
    }

    /** Whether a local's value before an instruction is read by it or later. */
    boolean isRead(int index, int local) {
        return before[index].get(local);
    }
}
