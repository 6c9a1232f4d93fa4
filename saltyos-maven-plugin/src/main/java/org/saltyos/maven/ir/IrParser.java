package org.saltyos.maven.ir;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link IrPrinter} writes, so that passes can be tested on IR that no Java source gives, and a printed module
 * is a complete bug report. Mistakes in the text are {@link IllegalArgumentException}s that name the line.
 */
public final class IrParser {
    private final List<String> lines;
    private int at;

    private IrParser(String text) {
        this.lines = text.lines().toList();
    }

    /** A whole module. */
    public static IrModule parse(String text) {
        return new IrParser(text).module();
    }

    /** A single function. */
    public static IrFunction parseFunction(String text) {
        IrParser parser = new IrParser(text);
        parser.skipEmpty();
        IrFunction function = parser.function();
        parser.skipEmpty();
        if (parser.at < parser.lines.size()) {
            throw parser.scanner().error("expected the end");
        }
        return function;
    }

    private IrModule module() {
        skipEmpty();
        IrScanner first = next();
        first.expect("module");
        String name = first.name();
        List<IrImport> imports = new ArrayList<>();
        List<IrGlobal> globals = new ArrayList<>();
        List<IrFunction> functions = new ArrayList<>();
        for (skipEmpty(); at < lines.size(); skipEmpty()) {
            IrScanner line = scanner();
            if (line.sees("import")) {
                imports.add(imported(next()));
            } else if (line.sees("constant") || line.sees("variable")) {
                globals.add(global(next()));
            } else {
                functions.add(function());
            }
        }
        return new IrModule(name, functions, imports, globals);
    }

    private static IrImport imported(IrScanner line) {
        line.expect("import");
        String symbol = line.name();
        List<IrType> parameters = types(line);
        line.expect("->");
        return new IrImport(symbol, parameters, types(line));
    }

    private static IrGlobal global(IrScanner line) {
        boolean readOnly = line.word().equals("constant");
        String symbol = line.name();
        line.expect("align");
        int alignment = line.number();
        List<IrGlobal.Reference> references = new ArrayList<>();
        line.expect("{");
        while (!line.accept("}")) {
            int offset = line.number();
            line.expect(":");
            line.expect("@");
            String target = line.name();
            references.add(new IrGlobal.Reference(offset, target, line.accept("+") ? line.number() : 0));
            line.accept(",");
        }
        return new IrGlobal(symbol, bytes(line), references, alignment, readOnly);
    }

    private static byte[] bytes(IrScanner line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : line.text().trim().split(" +")) {
            if (part.startsWith("+")) {
                bytes.writeBytes(new byte[Integer.parseInt(part.substring(1))]);
            } else {
                bytes.writeBytes(HexFormat.of().parseHex(part));
            }
        }
        return bytes.toByteArray();
    }

    private IrFunction function() {
        IrScanner line = next();
        line.expect("function");
        String symbol = line.name();
        String displayName = line.name();
        String sourceFile = line.text();
        int sourceLine = line.number();
        InstructionParser registers = new InstructionParser();
        line.expect("(");
        List<Register> parameters = new ArrayList<>();
        while (!line.accept(")")) {
            parameters.add(registers.definition(line));
            line.accept(",");
        }
        line.expect("->");
        List<IrType> results = types(line);
        Set<IrFunction.Attribute> attributes = new LinkedHashSet<>();
        if (line.accept("[")) {
            while (!line.accept("]")) {
                attributes.add(constant(IrFunction.Attribute.class, line.word(), line));
                line.accept(",");
            }
        }
        return new IrFunction(
                symbol, displayName, sourceFile, sourceLine, parameters, results, blocks(registers), attributes);
    }

    /** The body: registers can be read above the line that writes them, so those lines are looked at first. */
    private List<Block> blocks(InstructionParser registers) {
        int end = at;
        while (end < lines.size() && isBody(lines.get(end))) {
            if (lines.get(end).startsWith(" ")) {
                registers.define(new IrScanner(lines.get(end), end + 1));
            }
            end++;
        }
        List<Block> blocks = new ArrayList<>();
        Block.@Nullable Id id = null;
        List<Instruction> instructions = new ArrayList<>();
        while (at < end) {
            if (!lines.get(at).startsWith(" ")) {
                if (id != null) {
                    throw scanner().error("block " + id + " has no end");
                }
                id = InstructionParser.block(next());
                instructions.clear();
                continue;
            }
            Instruction instruction = registers.instruction(next());
            if (id == null) {
                throw new IllegalArgumentException("line " + at + ": an instruction outside a block");
            }
            if (instruction instanceof Instruction.Terminator terminator) {
                blocks.add(new Block(id, instructions, terminator));
                id = null;
            } else {
                instructions.add(instruction);
            }
        }
        if (id != null) {
            throw new IllegalArgumentException("line " + at + ": block " + id + " has no end");
        }
        return blocks;
    }

    private static boolean isBody(String line) {
        return line.startsWith(" ") || line.matches("b\\d+:");
    }

    static List<IrType> types(IrScanner line) {
        List<IrType> types = new ArrayList<>();
        line.expect("[");
        while (!line.accept("]")) {
            types.add(type(line));
            line.accept(",");
        }
        return types;
    }

    /** A type: {@code i32}, {@code i64}, {@code ref?}, {@code ref!16}. */
    static IrType type(IrScanner line) {
        Kind kind = constant(Kind.class, line.word(), line);
        if (kind == Kind.REF && line.accept("!")) {
            return IrType.reference(line.number());
        }
        if (kind == Kind.REF) {
            line.expect("?");
        }
        return new IrType(kind, false, 0);
    }

    /** The constant of a lower-case name. */
    static <E extends Enum<E>> E constant(Class<E> type, String name, IrScanner line) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw line.error("there is no " + type.getSimpleName() + " " + name);
        }
    }

    private void skipEmpty() {
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
    }

    /** The current line, which stays current. */
    private IrScanner scanner() {
        if (at >= lines.size()) {
            throw new IllegalArgumentException("line " + at + ": the text ends too early");
        }
        return new IrScanner(lines.get(at), at + 1);
    }

    /** The current line; the next one becomes current. */
    private IrScanner next() {
        IrScanner line = scanner();
        at++;
        return line;
    }
}
