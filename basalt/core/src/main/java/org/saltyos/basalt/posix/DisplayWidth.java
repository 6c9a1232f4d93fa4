package org.saltyos.basalt.posix;

/**
 * How many columns of a terminal characters take: two for those of East Asian scripts and for pictures, none for marks that go on top of
 * the one before, one for all others (Unicode Standard Annex 11; the ranges are the large ones of its table, not each character).
 */
public final class DisplayWidth {
    /** First and last character of rows that take two columns. */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xa000, 0xa4cf, 0xac00, 0xd7a3,
        0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900,
        0x1f9ff, 0x20000, 0x3fffd
    };

    /** First and last character of rows that take none. */
    private static final int[] NONE = {
        0x300, 0x36f, 0x483, 0x489, 0x591, 0x5bd, 0x610, 0x61a, 0x64b, 0x65f, 0x1ab0, 0x1aff, 0x1dc0, 0x1dff, 0x200b,
        0x200f, 0x20d0, 0x20ff, 0xfe00, 0xfe0f, 0xfe20, 0xfe2f, 0x1f3fb, 0x1f3ff
    };

    private DisplayWidth() {}

    /** Columns of a text that contains no control characters. */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c >= 0xd800 && c < 0xdc00 && i + 1 < text.length();
            if (pair) {
                i++;
                width += of(0x10000 + (c - 0xd800 << 10) + (text.charAt(i) - 0xdc00));
            } else {
                width += of(c);
            }
        }
        return width;
    }

    /** Columns of a character: 0, 1 or 2. */
    public static int of(int character) {
        if (character < 0x300) {
            return 1;
        }
        return isIn(NONE, character) ? 0 : isIn(WIDE, character) ? 2 : 1;
    }

    private static boolean isIn(int[] rows, int character) {
        for (int i = 0; i < rows.length; i += 2) {
            if (character >= rows[i] && character <= rows[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
