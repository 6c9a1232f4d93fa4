package org.saltyos.maven.frontend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** Where faults go: the handlers around an instruction, then out of the method. */
final class Handlers {
    private Handlers() {}

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

    /** After a call that can fail: goes on if there was no fault, else to the handler or out. */
    static void afterCall(MethodLowering m, Register fault, List<String> thrown) {
        Block.Id failed = m.code.name();
        Block.Id next = m.code.name();
        m.code.end(new Instruction.Branch(m.code.line(), Predicate.NE, fault, new Operand.Null(), failed, next, true));
        m.code.start(failed);
        raise(m, fault, thrown);
        m.code.start(next);
    }

    /**
     * Ends the block by taking a fault, not null, to where it is caught.
     *
     * @param thrown the classes it can have, by declaration
     */
    static void raise(MethodLowering m, Operand fault, List<String> thrown) {
        for (TryCatchBlockNode block : around(m)) {
            if (block.type == null) {
                m.jumpToHandler(block.handler, fault);
                return;
            }
            if (m.image.isPanic(block.type)) {
                continue;
            }
            if (!m.image.isFault(block.type)) {
                throw m.rejectAt(
                        block.handler,
                        DiagnosticCode.SALT0701,
                        "catch of " + block.type.replace('/', '.') + " would also catch bugs",
                        "why: a bug ends the program (or the server) and cannot be caught",
                        "try: catch the Fault subclasses that the body throws");
            }
            String type = block.type;
            if (thrown.stream().allMatch(name -> m.image.isSubclass(name, type))) {
                m.jumpToHandler(block.handler, fault);
                return;
            }
            WorldClass caught = m.image.world().get(block.type);
            Register matches = m.code.temporary(IrType.I32);
            m.code.add(new Instruction.Call(
                    m.code.line(), List.of(matches), m.image.sink().instanceTest(caught), List.of(fault)));
            Block.Id here = m.code.name();
            Block.Id next = m.code.name();
            m.code.end(new Instruction.Branch(m.code.line(), Predicate.NE, matches, Operand.i32(0), here, next, false));
            m.code.start(here);
            m.jumpToHandler(block.handler, fault);
            m.code.start(next);
        }
        if (!m.image.throwsFault(m.method)) {
            // javac proves that every fault is caught or declared, so this happens only when all handlers have failed.
            m.code.end(new Instruction.Panic(m.code.line(), PanicKind.UNREACHABLE));
            return;
        }
        List<Operand> values = new ArrayList<>();
        Signatures.resultLeaves(m.image, m.method)
                .forEach(leaf -> values.add(
                        switch (leaf.kind()) {
                            case I32 -> Operand.i32(0);
                            case I64 -> Operand.i64(0);
                            case REF -> new Operand.Null();
                        }));
        values.add(fault);
        m.code.end(new Instruction.Return(m.code.line(), values));
    }
}
