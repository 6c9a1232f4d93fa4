package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Where control goes after each instruction of a method, and the line of each. */
final class ControlFlow {
    private final InsnList code;
    private final List<TryCatchBlockNode> blocks;
    private final int[] lines;

    /**
     * A handler that covers an instruction.
     *
     * @param target index of its first instruction
     * @param type internal name of what it catches, null for everything
     */
    record Handler(int target, @Nullable String type) {}

    ControlFlow(MethodNode node) {
        code = node.instructions;
        blocks = node.tryCatchBlocks == null ? List.of() : node.tryCatchBlocks;
        lines = new int[code.size()];
        int line = 0;
        for (int i = 0; i < lines.length; i++) {
            if (code.get(i) instanceof LineNumberNode number) {
                line = number.line;
            }
            lines[i] = line;
        }
    }

    int size() {
        return lines.length;
    }

    AbstractInsnNode instruction(int index) {
        return code.get(index);
    }

    int index(AbstractInsnNode instruction) {
        return code.indexOf(instruction);
    }

    int line(int index) {
        return lines[index];
    }

    /** Whether the method ends at an instruction without an exception. */
    boolean returns(int index) {
        int opcode = code.get(index).getOpcode();
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    /** The instructions that can follow without an exception. */
    List<Integer> next(int index) {
        AbstractInsnNode each = code.get(index);
        List<Integer> result = new ArrayList<>();
        if (each instanceof JumpInsnNode jump) {
            result.add(code.indexOf(jump.label));
        } else if (each instanceof TableSwitchInsnNode table) {
            table.labels.forEach(label -> result.add(code.indexOf(label)));
            result.add(code.indexOf(table.dflt));
        } else if (each instanceof LookupSwitchInsnNode lookup) {
            lookup.labels.forEach(label -> result.add(code.indexOf(label)));
            result.add(code.indexOf(lookup.dflt));
        }
        int opcode = each.getOpcode();
        boolean ends = opcode == Opcodes.GOTO
                || opcode == Opcodes.ATHROW
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || returns(index);
        if (!ends && index + 1 < lines.length) {
            result.add(index + 1);
        }
        return result;
    }

    /** The handlers that cover an instruction, the first that fits wins. */
    List<Handler> handlers(int index) {
        List<Handler> result = new ArrayList<>();
        for (TryCatchBlockNode block : blocks) {
            if (code.indexOf(block.start) <= index && index < code.indexOf(block.end)) {
                result.add(new Handler(code.indexOf(block.handler), block.type));
            }
        }
        return result;
    }
}
