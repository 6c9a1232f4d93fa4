package org.saltyos.tools;

/**
 * A sequence that a backslash begins, as {@code printf} and {@code tr} read it: {@code \n} and the like, {@code \101} in octal,
 * {@code \x41} in hexadecimal digits.
 *
 * @param value the byte that is meant, 0 to 255; {@link #NONE} when the sequence means nothing
 * @param end where the text goes on
 */
record Escape(int value, int end) {
    /** Value of what is no such sequence. */
    static final int NONE = -1;

    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;
    private static final String LETTERS = "abefnrtv\\\"";
    private static final String VALUES = "\u0007\b\u001b\f\n\r\t\u000b\\\"";

    /** The sequence that begins with the backslash at a place. */
    static Escape at(String text, int backslash) {
        int start = backslash + 1;
        if (start == text.length()) {
            return new Escape(NONE, start);
        }
        char kind = text.charAt(start);
        if (digit(text, start, OCTAL) >= 0) {
            return number(text, start, start + 3, OCTAL);
        }
        if (kind == 'x' && digit(text, start + 1, HEXADECIMAL) >= 0) {
            return number(text, start + 1, start + 3, HEXADECIMAL);
        }
        int letter = LETTERS.indexOf(kind);
        return new Escape(letter < 0 ? NONE : VALUES.charAt(letter), start + 1);
    }

    private static Escape number(String text, int start, int most, int radix) {
        int value = 0;
        int i = start;
        while (i < most && digit(text, i, radix) >= 0) {
            value = value * radix + digit(text, i, radix);
            i++;
        }
        return new Escape(value & 0xff, i);
    }

    private static int digit(String text, int place, int radix) {
        return place < text.length() && text.charAt(place) < 0x80 ? Character.digit(text.charAt(place), radix) : -1;
    }
}
