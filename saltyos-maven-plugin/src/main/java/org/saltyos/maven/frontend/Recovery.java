package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.Instruction;

/**
 * Goes on after an error in a method, so that a build shows all of them. Everything on the operand stack becomes poison
 * of the type it should have had; what touches poison fails without a message of its own. The code made after an error
 * is never used.
 */
final class Recovery {
    /** What an instruction fails with whose operands have failed before: there is nothing more to say. */
    static final UserError FOLLOW_UP = new UserError(List.of());

    /** As javac: who has more than this in one method is not helped by the rest. */
    private static final int MOST_ERRORS = 100;

    private final MethodLowering m;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Set<AbstractInsnNode> failed = new HashSet<>();

    Recovery(MethodLowering m) {
        this.m = m;
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Whether the object that a NEW instruction would have made is an error already. */
    boolean isFailed(AbstractInsnNode creation) {
        return failed.contains(creation);
    }

    /** Keeps an error; where it does not say its place, it belongs to the current line. */
    void note(UserError error) {
        SourceLocation here = m.image.world().locator().locate(m.method.owner(), m.code.line());
        for (Diagnostic each : error.diagnostics()) {
            errors.add(
                    each.location() != null
                            ? each
                            : new Diagnostic(each.code(), each.severity(), here, each.message(), each.notes()));
        }
    }

    /**
     * All errors of the method.
     *
     * @throws UserError if there are any
     */
    void throwIfErrors() {
        if (hasErrors()) {
            throw new UserError(errors);
        }
    }

    /** Notes that an instruction or label failed, and brings the method into a state in which the next can be lowered. */
    void after(AbstractInsnNode instruction, UserError error) {
        note(error);
        failed.add(instruction);
        if (errors.size() >= MOST_ERRORS) {
            throw FOLLOW_UP;
        }
        targets(instruction).forEach(m::block);
        if (instruction instanceof MethodInsnNode call) {
            CallLowering.reach(m, call);
        }
        Frame<BasicValue> next = endsBlock(instruction) ? null : m.flow.before(m.index() + 1);
        if (next == null) {
            if (m.code.isOpen()) {
                m.code.end(new Instruction.Panic(m.code.line(), PanicKind.UNREACHABLE));
            }
            return;
        }
        if (!m.code.isOpen()) {
            m.code.start(m.code.name());
        }
        List<Value> stack = new ArrayList<>();
        for (int i = 0; i < next.getStackSize(); i++) {
            stack.add(poison(next.getStack(i)));
        }
        m.replaceStack(stack);
    }

    static Value poison(BasicValue analysed) {
        Type type = analysed.getType();
        return new Value.Poison(type == null ? Type.getObjectType("java/lang/Object") : type);
    }

    /** Whether an instruction uses up the poison on top of the stack, so that it need not be looked at. */
    boolean isFollowUp(AbstractInsnNode instruction) {
        return hasErrors() && m.topIsPoison() && consumes(instruction);
    }

    private static boolean consumes(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return switch (opcode) {
            case IINC, GETSTATIC, NEW, GOTO, RETURN, RET, JSR -> false;
            case POP, POP2, DUP, DUP_X1, DUP_X2, DUP2, DUP2_X1, DUP2_X2, SWAP -> false;
            case INVOKESTATIC -> Type.getArgumentTypes(((MethodInsnNode) instruction).desc).length > 0;
            case INVOKEDYNAMIC -> Type.getArgumentTypes(((InvokeDynamicInsnNode) instruction).desc).length > 0;
            default -> opcode > ALOAD;
        };
    }

    private static boolean endsBlock(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return instruction instanceof LabelNode
                || opcode == GOTO
                || opcode == ATHROW
                || opcode >= TABLESWITCH && opcode <= RETURN;
    }

    /** Where control could have gone, had there been no error. */
    private List<LabelNode> targets(AbstractInsnNode instruction) {
        List<LabelNode> result = new ArrayList<>();
        if (instruction instanceof LabelNode label) {
            result.add(label);
        } else if (instruction instanceof JumpInsnNode jump) {
            result.add(jump.label);
        } else if (instruction instanceof TableSwitchInsnNode table) {
            result.addAll(table.labels);
            result.add(table.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            result.addAll(lookup.labels);
            result.add(lookup.dflt);
        }
        for (TryCatchBlockNode block : Handlers.around(m)) {
            if (block.type != null && m.image.isFault(block.type)) {
                result.add(block.handler);
            }
        }
        result.removeIf(label -> m.flow.before(m.method.node().instructions.indexOf(label)) == null);
        return result;
    }
}
