package org.saltyos.maven.ir;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names, registers, types and operands look in IR text; {@link IrScanner} and {@link IrParser} read the same. */
final class IrText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$]*");

    /** The word before what an exception does, which is looked for out of order. */
    static final String UNWIND = "unwind";

    private static final String NOT_A_NUMBER = "NaN.";
    private static final int HEXADECIMAL = 16;

    private IrText() {}

    /** A symbol or other name: bare when it is one word, else quoted. */
    static String name(String name) {
        return PLAIN.matcher(name).matches() && !name.equals(UNWIND) ? name : quote(name);
    }

    /** A quoted text; the escapes are those of Java. */
    static String quote(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> result.append("\\\"");
                case '\\' -> result.append("\\\\");
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                default -> {
                    if (c < ' ') {
                        result.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        result.append(c);
                    }
                }
            }
        }
        return result.append('"').toString();
    }

    /** The lower-case name of an enum constant. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The shortest number that reads back as the same; of NaN also the bits. */
    static String floating(float value) {
        return Float.isNaN(value)
                ? NOT_A_NUMBER + Integer.toHexString(Float.floatToRawIntBits(value))
                : Float.toString(value);
    }

    /** The shortest number that reads back as the same; of NaN also the bits. */
    static String floating(double value) {
        return Double.isNaN(value)
                ? NOT_A_NUMBER + Long.toHexString(Double.doubleToRawLongBits(value))
                : Double.toString(value);
    }

    /** What such a text, without its last letter, and that letter stand for: {@code f} for float, {@code d} for double. */
    static Operand.Constant floating(String text, char type) {
        if (text.startsWith(NOT_A_NUMBER)) {
            long bits = Long.parseUnsignedLong(text.substring(NOT_A_NUMBER.length()), HEXADECIMAL);
            return type == 'f' ? new Operand.Constant(Kind.F32, (int) bits) : new Operand.Constant(Kind.F64, bits);
        }
        return type == 'f' ? Operand.f32(Float.parseFloat(text)) : Operand.f64(Double.parseDouble(text));
    }

    /** A register where it is written: with its type. */
    static String definition(Register register) {
        return register + ": " + register.type();
    }

    /** A place in memory. */
    static String place(Operand base, long offset) {
        return offset == 0 ? "[" + base + "]" : "[" + base + " + " + offset + "]";
    }
}
