package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** Texts of a fixed width. */
final class Columns {
    private static final int KIB = 1024;
    private static final String UNITS = "BKMGT";

    private Columns() {}

    /** The text with spaces before it. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** A size in bytes with a letter for its unit, as {@code ls -h} shows it: rounded up, with one place below 10. */
    static String human(long bytes) {
        int unit = 0;
        long size = bytes;
        long rest = 0;
        while (size >= KIB && unit + 1 < UNITS.length()) {
            rest = size % KIB + (rest > 0 ? 1 : 0);
            size /= KIB;
            unit++;
        }
        if (unit == 0) {
            return Long.toString(size);
        }
        long tenths = size * 10 + (rest * 10 + KIB - 1) / KIB;
        return (tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString((tenths + 9) / 10)) + UNITS.charAt(unit);
    }

    /** How many columns the window has that a descriptor leads to; 0 if that is not known, or there is none. */
    static int ofWindow(int descriptor) {
        try {
            return Files.window(descriptor).columns();
        } catch (PosixFault noTerminal) {
            return 0;
        }
    }

    /** The decimal digits of a number without a sign. */
    static String unsigned(long value) {
        if (value >= 0) {
            return Long.toString(value);
        }
        long most = (value >>> 1) / 5;
        return Long.toString(most) + (value - most * 10);
    }

    /** The text with spaces behind it. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
