package org.saltyos.maven.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one function: blocks and where they go, one type for each register, temporaries written once, and every
 * register written on all paths that lead to where it is read.
 */
final class FunctionVerifier {
    private final IrFunction function;
    private final InstructionVerifier instructions;
    private final Map<Block.Id, Block> blocks = new LinkedHashMap<>();
    private final Map<Integer, Register> registers = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    FunctionVerifier(IrFunction function, Map<String, IrVerifier.Signature> signatures, Set<String> globals) {
        this.function = function;
        this.instructions = new InstructionVerifier(function, signatures, globals, problems);
    }

    List<String> run() {
        if (function.blocks().isEmpty()) {
            problems.add("it has no block");
            return problems;
        }
        for (Block block : function.blocks()) {
            if (blocks.put(block.id(), block) != null) {
                problems.add("block " + block.id() + " exists twice");
            }
        }
        function.parameters().forEach(this::define);
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                Targets.of(instruction).forEach(this::define);
                instructions.check(instruction);
                Instruction.@Nullable Unwind unwind = Operands.unwind(instruction);
                if (unwind != null) {
                    checkTarget(block, unwind.pad());
                }
            }
            instructions.check(block.terminator());
            Operands.successors(block.terminator()).forEach(target -> checkTarget(block, target));
        }
        if (problems.isEmpty()) {
            checkOrder();
        }
        return problems.stream().distinct().toList();
    }

    private void checkTarget(Block from, Block.Id target) {
        if (!blocks.containsKey(target)) {
            problems.add("block " + from.id() + " goes to " + target + ", which does not exist");
        } else if (target.equals(function.blocks().get(0).id())) {
            problems.add("block " + from.id() + " goes back to the entry");
        }
    }

    private void define(Register register) {
        Register known = registers.putIfAbsent(register.id(), register);
        if (known == null) {
            return;
        }
        if (!known.equals(register)) {
            problems.add("register " + register + " has two types, " + known.type() + " and " + register.type());
        } else if (!register.variable()) {
            problems.add("register " + register + " is written twice");
        }
    }

    /** What is written at the start of each block on every path: the largest solution, found by repetition. */
    private void checkOrder() {
        Map<Block.Id, Set<Integer>> before = new HashMap<>();
        Set<Integer> parameters = new HashSet<>();
        function.parameters().forEach(p -> parameters.add(p.id()));
        before.put(function.blocks().get(0).id(), parameters);
        List<Block.Id> pending =
                new ArrayList<>(List.of(function.blocks().get(0).id()));
        while (!pending.isEmpty()) {
            Block block = block(pending.remove(pending.size() - 1));
            Set<Integer> written = new HashSet<>(before.getOrDefault(block.id(), Set.of()));
            for (Instruction instruction : block.instructions()) {
                Instruction.@Nullable Unwind unwind = Operands.unwind(instruction);
                if (unwind != null) {
                    Set<Integer> failed = new HashSet<>(written);
                    failed.add(unwind.exception().id());
                    meet(before, unwind.pad(), failed, pending);
                }
                write(instruction, written);
            }
            for (Block.Id target : Operands.successors(block.terminator())) {
                meet(before, target, written, pending);
            }
        }
        before.forEach((id, written) -> checkReads(block(id), written));
    }

    private static void meet(
            Map<Block.Id, Set<Integer>> before, Block.Id target, Set<Integer> written, List<Block.Id> pending) {
        Set<Integer> known = before.get(target);
        if (known == null) {
            before.put(target, new HashSet<>(written));
            pending.add(target);
        } else if (known.retainAll(written)) {
            pending.add(target);
        }
    }

    /** What is written when the instruction goes on normally. */
    private static void write(Instruction instruction, Set<Integer> written) {
        if (instruction instanceof Instruction.Call call) {
            call.targets().forEach(r -> written.add(r.id()));
        } else if (!(instruction instanceof Instruction.Check)) {
            Targets.of(instruction).forEach(r -> written.add(r.id()));
        }
    }

    private Block block(Block.Id id) {
        return Objects.requireNonNull(blocks.get(id));
    }

    private void checkReads(Block block, Set<Integer> written) {
        for (Instruction instruction : block.instructions()) {
            checkReads(block, instruction, written);
            write(instruction, written);
        }
        checkReads(block, block.terminator(), written);
    }

    private void checkReads(Block block, Instruction instruction, Set<Integer> written) {
        for (Operand operand : Operands.read(instruction)) {
            if (operand instanceof Register register && !written.contains(register.id())) {
                problems.add("register " + register + " is read in block " + block.id() + " (line " + instruction.line()
                        + ") before it is written on every path");
            } else if (operand instanceof Register register && !register.equals(registers.get(register.id()))) {
                problems.add("register " + register + " is read with another type than it is written");
            }
        }
    }
}
