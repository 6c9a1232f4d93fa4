package org.saltyos.runtime.jdk;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A property that most code points lack, kept as runs of neighbours, or of every other one, with the same value. The JDK's own
 * tables say everything of every code point and take 40 KiB of an image; a table of runs takes one or two, and is made of what
 * the JDK says when the image is built.
 */
final class CodePointRuns {
    private static final int FIRST = 0;
    private static final int LAST = 1;
    private static final int STEP = 2;
    private static final int VALUE = 3;
    private static final int WIDTH = 4;
    private static final int WIDEST_STEP = 2;

    private final int[] runs;

    private CodePointRuns(int[] runs) {
        this.runs = runs;
    }

    /** Asks for the property of every code point from a first one on; 0 means that it lacks it. */
    static CodePointRuns from(int first, IntUnaryOperator property) {
        int[] runs = new int[WIDTH];
        int open = -WIDTH;
        for (int codePoint = first; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            int value = property.applyAsInt(codePoint);
            if (value != 0) {
                if (open < 0 || !extend(runs, open, codePoint, value)) {
                    open += WIDTH;
                    runs = Arrays.copyOf(runs, open + WIDTH);
                    runs[open + FIRST] = codePoint;
                    runs[open + LAST] = codePoint;
                    runs[open + VALUE] = value;
                }
            }
        }
        return new CodePointRuns(runs);
    }

    private static boolean extend(int[] runs, int run, int codePoint, int value) {
        int step = codePoint - runs[run + LAST];
        boolean fits = runs[run + STEP] == 0 ? step <= WIDEST_STEP : step == runs[run + STEP];
        if (!fits || value != runs[run + VALUE]) {
            return false;
        }
        runs[run + LAST] = codePoint;
        runs[run + STEP] = step;
        return true;
    }

    /** The property of a code point, 0 if it lacks it. */
    int of(int codePoint) {
        int low = 0;
        int high = runs.length / WIDTH - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            int run = middle * WIDTH;
            if (codePoint < runs[run + FIRST]) {
                high = middle - 1;
            } else if (codePoint > runs[run + LAST]) {
                low = middle + 1;
            } else {
                boolean between = runs[run + STEP] == WIDEST_STEP && (codePoint - runs[run + FIRST]) % WIDEST_STEP != 0;
                return between ? 0 : runs[run + VALUE];
            }
        }
        return 0;
    }
}
