package org.saltyos.maven.ir;

import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Writes IR as text, one instruction a line, for golden tests and bug reports. The text is complete: {@link IrParser}
 * makes the same module of it again.
 */
public final class IrPrinter {
    /** Where the source line stands. */
    private static final int LINE_COLUMN = 60;

    private IrPrinter() {}

    /** A whole module: imports, globals, functions in order. */
    public static String print(IrModule module) {
        StringBuilder text =
                new StringBuilder("module ").append(IrText.name(module.name())).append('\n');
        for (IrImport imported : module.imports()) {
            text.append("import ")
                    .append(IrText.name(imported.symbol()))
                    .append(' ')
                    .append(imported.parameters())
                    .append(" -> ")
                    .append(imported.results())
                    .append('\n');
        }
        module.globals().forEach(global -> text.append(print(global)));
        module.functions().forEach(function -> text.append('\n').append(print(function)));
        return text.toString();
    }

    private static String print(IrGlobal global) {
        String references = global.references().stream()
                .map(r -> r.offset() + ": @" + IrText.name(r.symbol()) + (r.addend() == 0 ? "" : " + " + r.addend()))
                .collect(Collectors.joining(", ", "{", "}"));
        return (global.readOnly() ? "constant " : "variable ") + IrText.name(global.symbol()) + " align "
                + global.alignment() + " " + references + " " + IrText.quote(hexadecimal(global.bytes())) + "\n";
    }

    /** Groups of four bytes, so that headers and ints can be told apart; trailing zeros as their number. */
    private static String hexadecimal(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < end; i++) {
            text.append(i > 0 && i % Integer.BYTES == 0 ? " " : "")
                    .append(HexFormat.of().toHexDigits(bytes[i]));
        }
        return end == bytes.length ? text.toString() : (text + " +" + (bytes.length - end)).trim();
    }

    /** One function. */
    public static String print(IrFunction function) {
        StringBuilder text = new StringBuilder("function ")
                .append(IrText.name(function.symbol()))
                .append(' ')
                .append(IrText.name(function.displayName()))
                .append(' ')
                .append(IrText.quote(function.sourceFile()))
                .append(' ')
                .append(function.line())
                .append(" (");
        text.append(function.parameters().stream().map(IrText::definition).collect(Collectors.joining(", ")));
        text.append(") -> ").append(function.results());
        if (!function.attributes().isEmpty()) {
            text.append(' ').append(function.attributes().stream().sorted().toList());
        }
        text.append('\n');
        for (Block block : function.blocks()) {
            text.append(block.id()).append(":\n");
            block.instructions().forEach(i -> append(text, i));
            append(text, block.terminator());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Instruction instruction) {
        String body = InstructionPrinter.print(instruction);
        text.append("  ").append(body);
        if (instruction.line() > 0) {
            text.append(" ".repeat(Math.max(1, LINE_COLUMN - body.length())))
                    .append("; ")
                    .append(instruction.line());
        }
        text.append('\n');
    }
}
