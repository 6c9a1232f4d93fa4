package org.saltyos.maven.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the instructions of one function, and remembers the types of its registers. */
final class InstructionParser {
    private final Map<String, Register> registers = new HashMap<>();

    /** A register with its type. */
    Register definition(IrScanner line) {
        line.expect("%");
        String name = line.word();
        line.expect(":");
        IrType type = IrParser.type(line);
        boolean variable = name.startsWith("v");
        Register register = new Register(id(name, line), type, variable);
        Register known = registers.putIfAbsent(name, register);
        if (known != null && !known.equals(register)) {
            throw line.error("register %" + name + " was " + known.type() + " before");
        }
        return register;
    }

    private static int id(String name, IrScanner line) {
        try {
            return Integer.parseInt(name.startsWith("v") ? name.substring(1) : name);
        } catch (NumberFormatException e) {
            throw line.error("not a register: %" + name);
        }
    }

    /** Notes the registers that a line writes. */
    void define(IrScanner line) {
        while (line.sees("%")) {
            definition(line);
            width(line);
            line.accept(",");
        }
        while (!line.atEnd()) {
            if (line.accept(IrText.UNWIND)) {
                block(line);
                definition(line);
            } else {
                line.skip();
            }
        }
    }

    /** A block's name, of the form {@code b7}. */
    static Block.Id block(IrScanner line) {
        String name = line.word();
        if (!name.matches("b\\d{1,9}")) {
            throw line.error("not a block: " + name);
        }
        return new Block.Id(Integer.parseInt(name.substring(1)));
    }

    /** One line of a block. */
    Instruction instruction(IrScanner line) {
        List<Register> targets = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        while (line.sees("%")) {
            targets.add(definition(line));
            widths.add(width(line));
            if (!line.accept(",")) {
                line.expect("=");
                break;
            }
        }
        // The line number stands at the end, but every instruction begins with it: read the rest, then build.
        Builder builder = targets.isEmpty() ? withoutResult(line) : withResult(line, targets, widths);
        int number = 0;
        if (line.accept(";")) {
            number = line.number();
        }
        if (!line.atEnd()) {
            throw line.error("expected the end of the line");
        }
        return builder.at(number);
    }

    /** An instruction of which only the line is missing. */
    interface Builder {
        Instruction at(int line);
    }

    private Builder withResult(IrScanner line, List<Register> targets, List<Integer> widths) {
        Register target = targets.get(0);
        if (line.sees("%") || line.sees("@") || line.sees("null") || isNumber(line)) {
            Operand source = operand(line);
            return n -> new Instruction.Move(n, target, source);
        }
        String word = line.word();
        if (word.equals("call")) {
            return call(line, targets);
        }
        if (word.equals("asm") || word.equals("pure_asm")) {
            return assembly(line, targets, widths, word.equals("pure_asm"));
        }
        if (word.startsWith("load.") || word.startsWith("device_load.")) {
            return load(line, target, word);
        }
        if (word.equals("new")) {
            return allocation(line, target);
        }
        if (AtomicParser.isAtomic(word)) {
            return new AtomicParser(this, line).withResult(word, targets);
        }
        if (word.equals("symbol")) {
            String symbol = line.name();
            return n -> new Instruction.SymbolAddress(n, target, symbol);
        }
        Operand first = operand(line);
        if (!line.accept(",")) {
            return oneOperand(line, target, word, first);
        }
        return twoOperands(line, target, word, first, operand(line));
    }

    private Builder allocation(IrScanner line, Register target) {
        Operand size = operand(line);
        int elementBytes = line.accept("*") ? line.number() : 0;
        line.expect("type");
        int type = line.number();
        if (elementBytes > 0) {
            return n -> new Instruction.NewArray(n, target, size, elementBytes, type);
        }
        if (!(size instanceof Operand.Constant bytes)) {
            throw line.error("expected the size of an object");
        }
        return n -> new Instruction.NewObject(n, target, (int) bytes.value(), type);
    }

    private static Builder oneOperand(IrScanner line, Register target, String word, Operand source) {
        if (word.equals("length")) {
            return n -> new Instruction.ArrayLength(n, target, source);
        }
        for (UnaryOp op : UnaryOp.values()) {
            if (IrText.lower(op).equals(word)) {
                return n -> new Instruction.Unary(n, target, op, source);
            }
        }
        ConvertOp op = IrParser.constant(ConvertOp.class, word, line);
        return n -> new Instruction.Convert(n, target, op, source);
    }

    private static Builder twoOperands(IrScanner line, Register target, String word, Operand left, Operand right) {
        if (word.equals("rotate_left")) {
            return n -> new Instruction.RotateLeft(n, target, left, right);
        }
        if (word.equals("compare")) {
            return n -> new Instruction.CompareThreeWay(n, target, left, right);
        }
        for (BinaryOp op : BinaryOp.values()) {
            if (IrText.lower(op).equals(word)) {
                return n -> new Instruction.Binary(n, target, op, left, right);
            }
        }
        Predicate predicate = IrParser.constant(Predicate.class, word, line);
        return n -> new Instruction.Compare(n, target, predicate, left, right);
    }

    private Builder withoutResult(IrScanner line) {
        String word = line.word();
        switch (word) {
            case "check" -> {
                int kind = line.number();
                line.expect(":");
                Predicate predicate = IrParser.constant(Predicate.class, line.word(), line);
                Operand left = operand(line);
                line.expect(",");
                Operand right = operand(line);
                List<Operand> details = line.accept("tells") ? operands(line) : List.of(left, right);
                Instruction.@Nullable Unwind unwind = unwind(line);
                return n -> new Instruction.Check(n, kind, predicate, left, right, details, unwind);
            }
            case "call" -> {
                return call(line, List.of());
            }
            case "asm", "pure_asm" -> {
                return assembly(line, List.of(), List.of(), word.equals("pure_asm"));
            }
            case "copy", "move", "fill" -> {
                return block(line, word);
            }
            case "fence" -> {
                MemoryOrder order = IrParser.constant(MemoryOrder.class, line.word(), line);
                return n -> new Instruction.Fence(n, order);
            }
            default -> {
                if (word.startsWith("atomic_store.")) {
                    return new AtomicParser(this, line).store(word);
                }
                return word.startsWith("store.") || word.startsWith("device_store.")
                        ? store(line, word)
                        : terminator(line, word);
            }
        }
    }

    private Builder block(IrScanner line, String word) {
        Operand first = operand(line);
        line.expect(",");
        Operand second = operand(line);
        line.expect(",");
        Operand third = operand(line);
        return n -> word.equals("fill")
                ? new Instruction.FillMemory(n, first, second, third)
                : new Instruction.CopyMemory(n, first, second, third, word.equals("move"));
    }

    private Builder load(IrScanner line, Register target, String word) {
        MemoryKind memory = memory(line, word);
        if (line.sees("[")) {
            Place place = place(line);
            String alias = alias(line);
            boolean invariant = line.accept("invariant");
            boolean device = word.startsWith("device_");
            return n -> new Instruction.Load(n, target, memory, place.base(), place.offset(), alias, device, invariant);
        }
        Operand array = operand(line);
        Operand index = index(line);
        String alias = alias(line);
        return n -> new Instruction.ElementLoad(n, target, memory, array, index, alias);
    }

    private Builder store(IrScanner line, String word) {
        MemoryKind memory = memory(line, word);
        if (line.sees("[")) {
            Place place = place(line);
            line.expect(",");
            Operand value = operand(line);
            String alias = alias(line);
            boolean device = word.startsWith("device_");
            return n -> new Instruction.Store(n, memory, place.base(), place.offset(), value, alias, device);
        }
        Operand array = operand(line);
        Operand index = index(line);
        line.expect(",");
        Operand value = operand(line);
        String alias = alias(line);
        return n -> new Instruction.ElementStore(n, memory, array, index, value, alias);
    }

    record Place(Operand base, long offset) {}

    Place place(IrScanner line) {
        line.expect("[");
        Operand base = operand(line);
        long offset = line.accept("+") ? line.wideNumber() : 0;
        line.expect("]");
        return new Place(base, offset);
    }

    private Operand index(IrScanner line) {
        line.expect("[");
        Operand index = operand(line);
        line.expect("]");
        return index;
    }

    private static @Nullable String alias(IrScanner line) {
        return line.seesText() ? line.text() : null;
    }

    static MemoryKind memory(IrScanner line, String word) {
        return IrParser.constant(MemoryKind.class, word.substring(word.indexOf('.') + 1), line);
    }

    private Builder call(IrScanner line, List<Register> targets) {
        String symbol = line.name();
        List<Operand> arguments = operands(line);
        Instruction.@Nullable Unwind unwind = unwind(line);
        return n -> new Instruction.Call(n, targets, symbol, arguments, unwind);
    }

    private List<Operand> operands(IrScanner line) {
        List<Operand> operands = new ArrayList<>();
        line.expect("(");
        while (!line.accept(")")) {
            operands.add(operand(line));
            line.accept(",");
        }
        return operands;
    }

    private Instruction.@Nullable Unwind unwind(IrScanner line) {
        if (!line.accept(IrText.UNWIND)) {
            return null;
        }
        Block.Id pad = block(line);
        Register exception = definition(line);
        List<String> caught = new ArrayList<>();
        line.expect("[");
        while (!line.accept("]")) {
            caught.add(line.text());
            line.accept(",");
        }
        return new Instruction.Unwind(pad, exception, caught);
    }

    private Builder assembly(IrScanner line, List<Register> targets, List<Integer> widths, boolean pure) {
        String code = line.text();
        String constraints = line.text();
        List<Operand> arguments = new ArrayList<>();
        List<Integer> argumentWidths = new ArrayList<>();
        line.expect("(");
        while (!line.accept(")")) {
            arguments.add(operand(line));
            argumentWidths.add(width(line));
            line.accept(",");
        }
        return n ->
                new Instruction.InlineAssembly(n, targets, widths, code, constraints, arguments, argumentWidths, pure);
    }

    private static int width(IrScanner line) {
        return line.accept("/") ? line.number() : 0;
    }

    private Builder terminator(IrScanner line, String word) {
        switch (word) {
            case "jump" -> {
                Block.Id target = block(line);
                return n -> new Instruction.Jump(n, target);
            }
            case "branch" -> {
                Predicate predicate = IrParser.constant(Predicate.class, line.word(), line);
                Operand left = operand(line);
                line.expect(",");
                Operand right = operand(line);
                line.expect("?");
                Block.Id ifTrue = block(line);
                line.expect(":");
                Block.Id ifFalse = block(line);
                boolean unlikely = line.accept("unlikely");
                return n -> new Instruction.Branch(n, predicate, left, right, ifTrue, ifFalse, unlikely);
            }
            case "switch" -> {
                return choice(line);
            }
            case "return" -> {
                List<Operand> values = new ArrayList<>();
                while (!line.atEnd() && !line.sees(";")) {
                    values.add(operand(line));
                    line.accept(",");
                }
                return n -> new Instruction.Return(n, values);
            }
            case "throw" -> {
                Operand exception = operand(line);
                String type = line.text();
                return n -> new Instruction.Throw(n, exception, type);
            }
            case "panic" -> {
                int kind = line.number();
                return n -> new Instruction.Panic(n, kind);
            }
            default -> throw line.error("there is no instruction " + word);
        }
    }

    private Builder choice(IrScanner line) {
        Operand value = operand(line);
        TreeMap<Integer, Block.Id> cases = new TreeMap<>();
        line.expect("{");
        while (!line.accept("}")) {
            int key = line.number();
            line.expect(":");
            cases.put(key, block(line));
            line.accept(",");
        }
        line.expect("else");
        Block.Id otherwise = block(line);
        return n -> new Instruction.Switch(n, value, cases, otherwise);
    }

    private static boolean isNumber(IrScanner line) {
        for (char c = '0'; c <= '9'; c++) {
            if (line.startsWith(c)) {
                return true;
            }
        }
        return line.startsWith('-');
    }

    Operand operand(IrScanner line) {
        if (line.accept("%")) {
            String name = line.word();
            Register register = registers.get(name);
            if (register == null) {
                throw line.error("register %" + name + " is never written");
            }
            return register;
        }
        if (line.accept("@")) {
            String name = line.name();
            line.expect("!");
            return new Operand.Symbol(name, line.number());
        }
        if (line.accept("null")) {
            return new Operand.Null();
        }
        String digits = line.word();
        try {
            char last = digits.charAt(digits.length() - 1);
            String number = digits.substring(0, digits.length() - 1);
            return switch (last) {
                case 'L' -> Operand.i64(Long.parseLong(number));
                case 'f', 'd' -> IrText.floating(number, last);
                default -> Operand.i32(Integer.parseInt(digits));
            };
        } catch (NumberFormatException e) {
            throw line.error("not an operand: " + digits);
        }
    }
}
