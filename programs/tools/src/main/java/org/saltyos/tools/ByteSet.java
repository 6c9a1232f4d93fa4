package org.saltyos.tools;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.saltyos.basalt.ipc.Utf8;

/** The bytes that an operand of {@code tr} names, in order: as they are, ranges, escapes and classes like {@code [:digit:]}. */
final class ByteSet {
    private static final int BYTES = 256;

    /** The operand, with one character for each byte. */
    private final String text;

    private final ByteArrayOutputStream set = new ByteArrayOutputStream();
    private int at;

    private ByteSet(String operand) {
        text = new String(Utf8.encode(operand), StandardCharsets.ISO_8859_1);
    }

    /** Reads an operand. */
    static byte[] of(String operand) {
        ByteSet reader = new ByteSet(operand);
        while (reader.at < reader.text.length()) {
            if (!reader.characterClass()) {
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

    private boolean characterClass() {
        String name = CharacterClasses.at(text, at);
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < BYTES; i++) {
            if (CharacterClasses.has(name, i)) {
                set.write(i);
            }
        }
        at += CharacterClasses.length(name);
        return true;
    }

    private void range() {
        int first = next();
        if (at + 1 < text.length() && text.charAt(at) == '-') {
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
        int c = text.charAt(at);
        if (c != '\\' || at + 1 == text.length()) {
            at++;
            return c;
        }
        Escape escape = Escape.at(text, at);
        int value = escape.value() == Escape.NONE ? text.charAt(at + 1) : escape.value();
        at = escape.end();
        return value;
    }
}
