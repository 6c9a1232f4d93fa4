package org.saltyos.runtime.jdk;

/** What the JDK says of code points, as far as {@link CharacterMethods} has to know it. */
final class CodePoints {
    private static final int ASCII = 0x80;
    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private CodePoints() {}

    /** The digits of all scripts, as the distance from the digit to its value. */
    private static final class Digits {
        static final CodePointRuns RUNS = CodePointRuns.from(ASCII, codePoint -> {
            int value = Character.digit(codePoint, Character.MAX_RADIX);
            return value < 0 ? 0 : value - codePoint;
        });
    }

    /** Distances from capital to small letters. */
    private static final class Lower {
        static final CodePointRuns RUNS =
                CodePointRuns.from(ASCII, codePoint -> Character.toLowerCase(codePoint) - codePoint);
    }

    /** Distances from small to capital letters. */
    private static final class Upper {
        static final CodePointRuns RUNS =
                CodePointRuns.from(ASCII, codePoint -> Character.toUpperCase(codePoint) - codePoint);
    }

    /** The white space of all scripts. */
    private static final class Spaces {
        static final CodePointRuns RUNS = CodePointRuns.from(0, codePoint -> Character.isWhitespace(codePoint) ? 1 : 0);
    }

    static int digit(int codePoint) {
        if (codePoint >= ASCII) {
            int distance = Digits.RUNS.of(codePoint);
            return distance == 0 ? -1 : codePoint + distance;
        }
        if (codePoint >= '0' && codePoint <= '9') {
            return codePoint - '0';
        }
        int small = codePoint | 0x20;
        return small >= 'a' && small <= 'z' ? small - 'a' + 10 : -1;
    }

    static int toLowerCase(int codePoint) {
        if (codePoint >= ASCII) {
            return codePoint + Lower.RUNS.of(codePoint);
        }
        return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }

    static int toUpperCase(int codePoint) {
        if (codePoint >= ASCII) {
            return codePoint + Upper.RUNS.of(codePoint);
        }
        return codePoint >= 'a' && codePoint <= 'z' ? codePoint - ('a' - 'A') : codePoint;
    }

    static boolean isWhitespace(int codePoint) {
        return Spaces.RUNS.of(codePoint) != 0;
    }

    static IllegalArgumentException invalid(int codePoint) {
        StringBuilder text = new StringBuilder("Not a valid Unicode code point: 0x");
        int digits = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(codePoint) + 3) / 4);
        for (int i = digits - 1; i >= 0; i--) {
            text.append(HEXADECIMAL.charAt(codePoint >>> 4 * i & 0xf));
        }
        return new IllegalArgumentException(text.toString());
    }
}
