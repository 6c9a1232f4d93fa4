package org.saltyos.maven.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The handlers that javac writes for a try-with-resources: one closes the resource and throws on what came, another, around
 * that closing, adds what came of it as suppressed. Like those of {@code finally} they catch everything and keep nothing, but
 * they name {@code Throwable} (JLS 14.20.3.1).
 *
 * @param caught the variable that the handler's exception is put into
 * @param thrown the variable that is thrown at its end
 */
public record ResourceHandler(int caught, int thrown) {
    private static final String THROWABLE = "java/lang/Throwable";

    /** The handler of a block, null if it is none of a try-with-resources. */
    public static @Nullable ResourceHandler of(TryCatchBlockNode block) {
        if (!THROWABLE.equals(block.type)) {
            return null;
        }
        List<AbstractInsnNode> code = new ArrayList<>();
        Set<LabelNode> labels = new HashSet<>();
        AbstractInsnNode each = block.handler;
        while (each != null && each.getOpcode() != Opcodes.ATHROW) {
            if (each instanceof LabelNode label) {
                labels.add(label);
            } else if (each.getOpcode() >= 0) {
                code.add(each);
            }
            each = each.getNext();
        }
        boolean closed = each != null
                && code.stream().noneMatch(ResourceHandler::leaves)
                && code.stream().allMatch(i -> !(i instanceof JumpInsnNode jump) || labels.contains(jump.label))
                && code.stream().anyMatch(ResourceHandler::suppresses);
        return closed
                        && code.get(0) instanceof VarInsnNode first
                        && first.getOpcode() == Opcodes.ASTORE
                        && code.get(code.size() - 1) instanceof VarInsnNode last
                        && last.getOpcode() == Opcodes.ALOAD
                ? new ResourceHandler(first.var, last.var)
                : null;
    }

    /** Whether this one is around the closing of the resource. */
    public boolean isOfClosing() {
        return caught != thrown;
    }

    private static boolean leaves(AbstractInsnNode each) {
        return each.getOpcode() >= Opcodes.IRETURN && each.getOpcode() <= Opcodes.RETURN
                || each instanceof TableSwitchInsnNode
                || each instanceof LookupSwitchInsnNode;
    }

    private static boolean suppresses(AbstractInsnNode each) {
        return each instanceof MethodInsnNode call && call.owner.equals(THROWABLE) && call.name.equals("addSuppressed");
    }
}
