package org.saltyos.maven.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.ResourceHandler;

/**
 * Where exceptions go: to the handlers around an instruction, then out of the method. Instructions with the same handlers
 * share a pad, a block that finds the handler of an exception.
 */
final class Handlers {
    /** What every handler without a class catches, and the class of an exception of which nothing is known. */
    static final String ANY = "java/lang/Throwable";

    private final MethodLowering m;
    private final Map<Key, Pad> pads = new HashMap<>();
    private final Deque<Pad> pending = new ArrayDeque<>();

    private record Key(List<TryCatchBlockNode> handlers, List<String> thrown) {}

    private record Pad(Instruction.Unwind unwind, List<TryCatchBlockNode> handlers, List<String> thrown, int line) {}

    Handlers(MethodLowering m) {
        this.m = m;
    }

    /** Every label that control can get to other than from the instruction before. */
    static Set<LabelNode> targets(Method method) {
        Set<LabelNode> result = new HashSet<>();
        for (AbstractInsnNode each : method.node().instructions) {
            if (each instanceof JumpInsnNode jump) {
                result.add(jump.label);
            } else if (each instanceof TableSwitchInsnNode table) {
                result.add(table.dflt);
                result.addAll(table.labels);
            } else if (each instanceof LookupSwitchInsnNode lookup) {
                result.add(lookup.dflt);
                result.addAll(lookup.labels);
            }
        }
        method.node().tryCatchBlocks.forEach(block -> result.add(block.handler));
        return result;
    }

    /** The handlers around the current instruction, innermost first. */
    static List<TryCatchBlockNode> around(MethodLowering m) {
        InsnList instructions = m.method.node().instructions;
        List<TryCatchBlockNode> result = new ArrayList<>();
        for (TryCatchBlockNode block : m.method.node().tryCatchBlocks) {
            if (instructions.indexOf(block.start) <= m.index() && m.index() < instructions.indexOf(block.end)) {
                result.add(block);
            }
        }
        return result;
    }

    /**
     * Where an exception of the current instruction goes.
     *
     * @param thrown the classes it can have, by declaration
     * @return null when nothing in the method catches it
     */
    Instruction.@Nullable Unwind unwind(List<String> thrown) {
        List<TryCatchBlockNode> relevant = new ArrayList<>();
        List<String> caught = new ArrayList<>();
        for (TryCatchBlockNode block : around(m)) {
            if (block.type == null || !m.image.world().isManaged() && ResourceHandler.of(block) != null) {
                relevant.add(block);
                caught.add(ANY);
                break;
            }
            if (isRelevant(block)) {
                relevant.add(block);
                caught.add(block.type);
            }
        }
        if (relevant.isEmpty()) {
            return null;
        }
        m.image.sink().catches();
        return pads.computeIfAbsent(new Key(relevant, thrown), key -> {
                    Instruction.Unwind unwind =
                            new Instruction.Unwind(m.code.name(), m.code.variable(IrType.NULLABLE), caught);
                    Pad pad = new Pad(unwind, relevant, thrown, m.code.line());
                    pending.add(pad);
                    return pad;
                })
                .unwind();
    }

    /** In the static language a handler of panics catches nothing, and handlers of more than faults are refused. */
    private boolean isRelevant(TryCatchBlockNode block) {
        String type = block.type;
        if (m.image.world().isManaged()) {
            return true;
        }
        if (m.image.isPanic(type)) {
            return false;
        }
        if (!m.image.isFault(type)) {
            throw m.rejectAt(
                    block.handler,
                    DiagnosticCode.SALT0701,
                    "catch of " + type.replace('/', '.') + " would also catch bugs",
                    "why: a bug ends the program (or the server) and cannot be caught",
                    "try: catch the Fault subclasses that the body throws");
        }
        return true;
    }

    /** Ends the block by throwing an exception, not null. */
    void raise(Operand exception, String type) {
        Instruction.Unwind unwind = unwind(List.of(type));
        if (unwind == null) {
            m.code.end(new Instruction.Throw(m.code.line(), exception, type));
        } else {
            m.code.add(new Instruction.Move(m.code.line(), unwind.exception(), exception));
            m.code.end(new Instruction.Jump(m.code.line(), unwind.pad()));
        }
    }

    /** Lowers the pads asked for since the last call; whether there were any. */
    boolean lowerPads() {
        boolean any = !pending.isEmpty();
        while (!pending.isEmpty()) {
            lower(pending.remove());
        }
        return any;
    }

    /** Tries the handlers in order; an exception that none catches leaves the method. */
    private void lower(Pad pad) {
        m.code.line(pad.line());
        m.code.unwind(null);
        m.code.start(pad.unwind().pad());
        Operand exception =
                m.code.move(IrType.reference(ObjectLayout.HEADER), pad.unwind().exception());
        for (TryCatchBlockNode block : pad.handlers()) {
            String type = block.type;
            if (type == null
                    || type.equals(ANY)
                    || pad.thrown().stream().allMatch(name -> m.image.isSubclass(name, type))) {
                m.jumpToHandler(block.handler, exception);
                return;
            }
            Type caught = Type.getObjectType(m.image.world().get(type).name());
            Register matches = m.code.temporary(IrType.I32);
            m.code.add(new Instruction.Call(
                    m.code.line(), List.of(matches), m.image.sink().instanceTest(caught), List.of(exception)));
            Block.Id here = m.code.name();
            Block.Id next = m.code.name();
            m.code.end(new Instruction.Branch(m.code.line(), Predicate.NE, matches, Operand.i32(0), here, next, false));
            m.code.start(here);
            m.jumpToHandler(block.handler, exception);
            m.code.start(next);
        }
        String bound = pad.thrown().size() == 1 ? pad.thrown().get(0) : ANY;
        m.code.end(new Instruction.Throw(m.code.line(), exception, bound));
    }
}
