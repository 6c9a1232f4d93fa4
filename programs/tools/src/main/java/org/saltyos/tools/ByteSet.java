package org.saltyos.tools;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The bytes that an operand of {@code tr} names, in order: as they are, ranges, escapes and classes like {@code [:digit:]}. */
final class ByteSet {
    private static final int BYTES = 256;

    private final byte[] text;
    private final ByteArrayOutputStream set = new ByteArrayOutputStream();
    private int at;

    private ByteSet(String operand) {
        text = operand.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads an operand. */
    static byte[] of(String operand) {
        ByteSet reader = new ByteSet(operand);
        while (reader.at < reader.text.length) {
            if (!reader.characterClass(operand)) {
                reader.range();
            }
        }
        return reader.set.toByteArray();
    }

    /** All bytes that are not in a set, in order. */
    static byte[] complement(byte[] set) {
        boolean[] contained = new boolean[BYTES];
        for (byte each : set) {
            contained[each & 0xff] = true;
        }
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int i = 0; i < BYTES; i++) {
            if (!contained[i]) {
                rest.write(i);
            }
        }
        return rest.toByteArray();
    }

    private boolean characterClass(String operand) {
        if (text[at] != '[' || at + 1 >= text.length || text[at + 1] != ':') {
            return false;
        }
        for (String name : new String[] {"alnum", "alpha", "blank", "digit", "lower", "punct", "space", "upper"}) {
            byte[] written = ("[:" + name + ":]").getBytes(StandardCharsets.UTF_8);
            if (startsWith(written)) {
                for (int i = 0; i < BYTES; i++) {
                    if (isIn(name, i)) {
                        set.write(i);
                    }
                }
                at += written.length;
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(byte[] written) {
        for (int i = 0; i < written.length; i++) {
            if (at + i >= text.length || text[at + i] != written[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(String name, int c) {
        boolean lower = c >= 'a' && c <= 'z';
        boolean upper = c >= 'A' && c <= 'Z';
        boolean digit = c >= '0' && c <= '9';
        return switch (name) {
            case "alnum" -> lower || upper || digit;
            case "alpha" -> lower || upper;
            case "blank" -> c == ' ' || c == '\t';
            case "digit" -> digit;
            case "lower" -> lower;
            case "punct" -> c > ' ' && c < 0x7f && !lower && !upper && !digit;
            case "space" -> c == ' ' || c >= '\t' && c <= '\r';
            default -> upper;
        };
    }

    private void range() {
        int first = next();
        if (at + 1 < text.length && text[at] == '-') {
            at++;
            int last = next();
            for (int i = first; i <= last; i++) {
                set.write(i);
            }
        } else {
            set.write(first);
        }
    }

    private int next() {
        int c = text[at++] & 0xff;
        if (c != '\\' || at == text.length) {
            return c;
        }
        int escaped = text[at++] & 0xff;
        if (escaped >= '0' && escaped <= '7') {
            int value = escaped - '0';
            for (int i = 0; i < 2 && at < text.length && text[at] >= '0' && text[at] <= '7'; i++) {
                value = value * 8 + text[at++] - '0';
            }
            return value & 0xff;
        }
        return switch (escaped) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            default -> escaped;
        };
    }
}
