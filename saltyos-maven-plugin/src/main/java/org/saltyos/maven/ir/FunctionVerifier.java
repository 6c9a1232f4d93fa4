package org.saltyos.maven.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private void checkOrder() {
        DefiniteAssignment assignment = new DefiniteAssignment(function);
        for (Block block : function.blocks()) {
            BitSet written = assignment.before(block.id());
            if (written != null) {
                checkReads(block, written);
            }
        }
    }

    private void checkReads(Block block, BitSet written) {
        for (Instruction instruction : block.instructions()) {
            checkReads(block, instruction, written);
            DefiniteAssignment.write(instruction, written);
        }
        checkReads(block, block.terminator(), written);
    }

    private void checkReads(Block block, Instruction instruction, BitSet written) {
        for (Operand operand : Operands.read(instruction)) {
            if (operand instanceof Register register && !written.get(register.id())) {
                problems.add("register " + register + " is read in block " + block.id() + " (line " + instruction.line()
                        + ") before it is written on every path");
            } else if (operand instanceof Register register && !register.equals(registers.get(register.id()))) {
                problems.add("register " + register + " is read with another type than it is written");
            }
        }
    }
}
