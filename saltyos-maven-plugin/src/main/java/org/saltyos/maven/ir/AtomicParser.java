package org.saltyos.maven.ir;

import java.util.List;
import java.util.Locale;

/** Reads atomic accesses for {@link InstructionParser}. */
final class AtomicParser {
    private final InstructionParser operands;
    private final IrScanner line;

    AtomicParser(InstructionParser operands, IrScanner line) {
        this.operands = operands;
        this.line = line;
    }

    static boolean isAtomic(String word) {
        return word.startsWith("atomic_") || word.startsWith("exchange.") || word.startsWith("weak_exchange.");
    }

    InstructionParser.Builder withResult(String word, List<Register> targets) {
        MemoryKind memory = InstructionParser.memory(line, word);
        InstructionParser.Place place = operands.place(line);
        Register target = targets.get(0);
        if (word.startsWith("atomic_load.")) {
            MemoryOrder order = order();
            return n -> new Instruction.AtomicLoad(n, target, memory, place.base(), place.offset(), order);
        }
        line.expect(",");
        Operand first = operands.operand(line);
        if (word.startsWith("atomic_")) {
            String name = word.substring("atomic_".length(), word.indexOf('.'));
            UpdateOp op = IrParser.constant(UpdateOp.class, name.toUpperCase(Locale.ROOT), line);
            MemoryOrder order = order();
            return n -> new Instruction.AtomicUpdate(n, target, op, memory, place.base(), place.offset(), first, order);
        }
        line.expect(",");
        Operand value = operands.operand(line);
        MemoryOrder order = order();
        if (targets.size() != 2) {
            throw line.error("an exchange has two results");
        }
        Register done = targets.get(1);
        boolean weak = word.startsWith("weak_");
        return n -> new Instruction.CompareExchange(
                n, target, done, memory, place.base(), place.offset(), first, value, order, weak);
    }

    InstructionParser.Builder store(String word) {
        MemoryKind memory = InstructionParser.memory(line, word);
        InstructionParser.Place place = operands.place(line);
        line.expect(",");
        Operand value = operands.operand(line);
        MemoryOrder order = order();
        return n -> new Instruction.AtomicStore(n, memory, place.base(), place.offset(), value, order);
    }

    private MemoryOrder order() {
        return IrParser.constant(MemoryOrder.class, line.word(), line);
    }
}
