package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/**
 * Bodies for methods of Character that much code reaches, numbers in texts first of all. Those of the JDK bring tables of all
 * that can be asked about characters along, and the whole of {@code String.format} for one message.
 */
@Substitute("java.lang.Character")
final class CharacterMethods {
    private CharacterMethods() {}

    static int digit(int codePoint, int radix) {
        int value = CodePoints.digit(codePoint);
        return value < radix && radix >= Character.MIN_RADIX && radix <= Character.MAX_RADIX ? value : -1;
    }

    static int toLowerCase(int codePoint) {
        return CodePoints.toLowerCase(codePoint);
    }

    static int toUpperCase(int codePoint) {
        return CodePoints.toUpperCase(codePoint);
    }

    static boolean isWhitespace(int codePoint) {
        return CodePoints.isWhitespace(codePoint);
    }

    static char[] toChars(int codePoint) {
        if (Character.isBmpCodePoint(codePoint)) {
            return new char[] {(char) codePoint};
        }
        if (!Character.isValidCodePoint(codePoint)) {
            throw CodePoints.invalid(codePoint);
        }
        return new char[] {Character.highSurrogate(codePoint), Character.lowSurrogate(codePoint)};
    }
}
