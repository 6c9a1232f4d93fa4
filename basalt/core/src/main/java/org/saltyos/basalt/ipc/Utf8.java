package org.saltyos.basalt.ipc;

/**
 * Text as bytes and back, without losing any byte: a byte that is not UTF-8 becomes the lone surrogate U+DC00 + byte and
 * becomes that byte again, as in Python's PEP 383. So every sequence of bytes is a text, and file names of any bytes pass
 * through strings. Unicode 15, section 3.9, table 3-7 says what is well-formed.
 */
public final class Utf8 {
    private static final int ASCII_END = 0x80;
    private static final int ESCAPE = 0xdc00;
    private static final int CONTINUATION_BITS = 6;
    private static final int CONTINUATION_MASK = 0x3f;
    private static final int FIRST_OF_THREE = 0x800;
    private static final int FIRST_OF_FOUR = 0x1_0000;
    private static final int LAST = 0x10_ffff;

    private Utf8() {}

    /** Number of bytes that {@code text} takes. */
    public static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ASCII_END || isEscape(text, i)) {
                length++;
            } else if (unit < FIRST_OF_THREE) {
                length += 2;
            } else if (isPair(text, i)) {
                length += 4;
                i++;
            } else {
                length += 3;
            }
        }
        return length;
    }

    /** The bytes of {@code text}; makes an array, which only the managed language can. */
    public static byte[] encode(String text) {
        char[] units = text.toCharArray();
        byte[] bytes = new byte[units.length];
        for (int i = 0; i < units.length; i++) {
            if (units[i] >= ASCII_END) {
                return encodeAny(text);
            }
            bytes[i] = (byte) units[i];
        }
        return bytes;
    }

    private static byte[] encodeAny(String text) {
        byte[] bytes = new byte[length(text)];
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ASCII_END || isEscape(text, i)) {
                bytes[next] = (byte) unit;
                next++;
            } else if (isPair(text, i)) {
                next = put(bytes, next, Character.toCodePoint(unit, text.charAt(i + 1)), 4);
                i++;
            } else {
                next = put(bytes, next, unit, unit < FIRST_OF_THREE ? 2 : 3);
            }
        }
        return bytes;
    }

    private static int put(byte[] bytes, int first, int codePoint, int count) {
        int rest = codePoint;
        for (int i = count - 1; i > 0; i--) {
            bytes[first + i] = (byte) (ASCII_END | rest & CONTINUATION_MASK);
            rest >>>= CONTINUATION_BITS;
        }
        int mark = 0xf00 >> count & 0xff;
        bytes[first] = (byte) (mark | rest);
        return first + count;
    }

    /** The bytes of {@code text}, for messages and for the texts of a command; makes an object, which only the managed language can. */
    public static Bytes bytes(String text) {
        byte[] encoded = encode(text);
        Bytes bytes = new Bytes(encoded.length);
        for (byte value : encoded) {
            bytes.append(value);
        }
        return bytes;
    }

    /** The text of {@code length} bytes from {@code first} on; makes a string, which only the managed language can. */
    @SuppressWarnings(
            "deprecation") // the only constructor that copies bytes as they are and reaches no tables of encodings
    public static String decode(byte[] bytes, int first, int length) {
        for (int i = first; i < first + length; i++) {
            if (bytes[i] < 0) {
                return decodeAny(bytes, first, length);
            }
        }
        return new String(bytes, 0, first, length);
    }

    private static String decodeAny(byte[] bytes, int first, int length) {
        StringBuilder text = new StringBuilder(length);
        int end = first + length;
        int i = first;
        while (i < end) {
            int lead = bytes[i] & 0xff;
            if (lead < ASCII_END) {
                text.append((char) lead);
                i++;
                continue;
            }
            int count = sequenceLength(bytes, i, end);
            if (count == 0) {
                text.append((char) (ESCAPE + lead));
                i++;
            } else {
                text.appendCodePoint(codePoint(bytes, i, count));
                i += count;
            }
        }
        return text.toString();
    }

    /** Length of the well-formed sequence at {@code first}, 0 if there is none. */
    private static int sequenceLength(byte[] bytes, int first, int end) {
        int lead = bytes[first] & 0xff;
        int count = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || first + count > end) {
            return 0;
        }
        for (int i = 1; i < count; i++) {
            if ((bytes[first + i] & 0xc0) != ASCII_END) {
                return 0;
            }
        }
        int codePoint = codePoint(bytes, first, count);
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean overlong = count == 3 && codePoint < FIRST_OF_THREE || count == 4 && codePoint < FIRST_OF_FOUR;
        return surrogate || overlong || codePoint > LAST ? 0 : count;
    }

    private static int codePoint(byte[] bytes, int first, int count) {
        int value = bytes[first] & 0xff >> count + 1;
        for (int i = 1; i < count; i++) {
            value = value << CONTINUATION_BITS | bytes[first + i] & CONTINUATION_MASK;
        }
        return value;
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    /** Whether the unit stands for one byte that is not UTF-8. */
    private static boolean isEscape(String text, int index) {
        int unit = text.charAt(index);
        return unit >= ESCAPE + ASCII_END
                && unit <= ESCAPE + 0xff
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
